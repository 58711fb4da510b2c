"""A text cut into pieces: plain strings, and in lists of their own what a line's end may not part."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TypeAlias

from qjviewer.bundle.units import UNITS
from qjviewer.wording import Language, say

# `["增长", ["13.4%"], "，居全省", ["第1位"]]`
Pieces: TypeAlias = list[str | list[str]]

_LONGEST = 24
_NUMBER = r"[−+\-－＋＝]?[0-9](?:[0-9,.]*[0-9])?"
_RATIO = "[0-9.]*[0-9](?::[0-9.]*[0-9])+"


def pieces(text: str, lang: Language, keep: Sequence[str] = ()) -> Pieces:
    """The pieces of a text; `keep` are further words not to be parted."""
    found: Pieces = []
    at = 0
    for match in _pattern(lang, tuple(sorted(set(keep), key=len, reverse=True))).finditer(text):
        if not match[0] or len(match[0]) > _LONGEST:
            continue
        if match.start() > at:
            found.append(text[at : match.start()])
        found.append([match[0]])
        at = match.end()
    return [*found, text[at:]] if at < len(text) else found


def whole(found: Iterable[str | list[str]]) -> str:
    """Pieces as one text again."""
    return "".join(p if isinstance(p, str) else p[0] for p in found)


@cache
def _pattern(lang: Language, keep: tuple[str, ...]) -> re.Pattern[str]:
    kept = [re.escape(k) for k in keep if k]
    phrase = {
        name: say(f"printing.kept-{name}", lang) for name in ("before", "after", "dates", "between", "more")
    }
    units = "|".join(sorted(map(re.escape, _units(lang)), key=len, reverse=True))
    number = f"(?:{_NUMBER})[%‰]?"
    ranged = f"{number}(?:[{phrase['between']}]{number})?"
    tail = f"(?:{phrase['more']})?(?: ?(?:{units}|{phrase['after']}))?"
    return re.compile("|".join([*kept, phrase["dates"], _RATIO, f"(?:{phrase['before']})?{ranged}{tail}"]))


def _units(lang: Language) -> set[str]:
    if lang == "en":
        words = {w for u in UNITS.values() for w in (u.one, u.many)}
    elif lang == "zh-Hant":
        words = {u.hant for u in UNITS.values()}
    else:
        words = set(UNITS)
    return {w for w in words if w and w != "%"}
