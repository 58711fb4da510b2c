"""Which characters the program's own fonts show."""

from bisect import bisect_right
from collections.abc import Iterable
from functools import cache

from qjviewer.resources import resource


@cache
def coverage() -> tuple[tuple[int, ...], tuple[int, ...]]:
    """First and last code points of the ranges the fonts cover; empty where no list ships.

    `resources/fonts/coverage.txt` holds ranges and single code points, `4E00-4E09 4E10`.
    """
    try:
        ranges = resource("fonts", "coverage.txt").read_text(encoding="ascii").split()
    except FileNotFoundError:
        return (), ()
    pairs = [text.partition("-") for text in ranges]
    return (
        tuple(int(first, 16) for first, _, _ in pairs),
        tuple(int(last or first, 16) for first, _, last in pairs),
    )


def uncovered(characters: Iterable[str]) -> list[str]:
    """Those of some characters that the own fonts lack, blanks left out; in order, each once."""
    starts, ends = coverage()
    found = []
    for char in sorted(set(characters)) if starts else ():
        at = bisect_right(starts, ord(char)) - 1
        if not char.isspace() and (at < 0 or ord(char) > ends[at]):
            found.append(char)
    return found
