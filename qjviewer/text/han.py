"""Chinese characters in expressions and texts."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from qjviewer.text.late import late

# What may stand within the brackets of an expression for any character but a Chinese one. The letters of
# other scripts than Latin and kana pass for Chinese here: they are as rare, and a range of 20,000
# characters takes milliseconds to compile.
NO_HAN: Final = r"\W\x00-\u02ff\u3040-\u30ff\uff00-\uffef"
# An expression for a Chinese character.
HAN: Final = rf"[^{NO_HAN}]"
_RUN: Final = late(f"{HAN}+")


def holds_han(text: str) -> bool:
    """Whether a text holds a Chinese character."""
    if text.isascii() or max(text) < "\u3400":
        return False
    return any(map(_is_han, text))


def _is_han(character: str) -> bool:
    return (
        "\u3400" <= character <= "\u9fff"
        or "\uf900" <= character <= "\ufaff"
        or "\U00020000" <= character <= "\U0003ffff"
    )


def is_chinese(character: str) -> bool:
    """Whether a character is a common Chinese one: of the unified ones or their first extension."""
    return "\u4e00" <= character <= "\u9fff" or "\u3400" <= character <= "\u4dbf"


def chinese_runs(text: str) -> Iterator[tuple[int, int]]:
    """Where common Chinese characters stand in unbroken rows: the start and the end of each."""
    for match in _RUN().finditer(text):
        if all(map(is_chinese, match[0])):
            yield match.span()
        else:
            yield from _runs_among(match[0], match.start())


def _runs_among(letters: str, start: int) -> Iterator[tuple[int, int]]:
    for found, group in groupby(letters, is_chinese):
        end = start + sum(1 for _ in group)
        if found:
            yield start, end
        start = end
