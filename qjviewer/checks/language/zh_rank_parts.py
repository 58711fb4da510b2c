"""Parts of a ranking in (folded) Chinese text: 前三分之一, 后10%, 前三成."""

import re
from typing import Final

from qjviewer.checks.language import tokens as k
from qjviewer.checks.language.tokens import Token
from qjviewer.checks.language.zh_names import Here
from qjviewer.checks.language.zh_numbers import CN
from qjviewer.checks.quantity import chinese_number

_PART_RANKED: Final = re.compile(
    rf"(?P<end>[前后末])的?(?:(?P<per>\d{{1,2}})%|百分之(?P<cent>{CN}{{1,3}})|(?P<tenths>{CN}|\d)成(?!效|就|果|长|绩|交|品|本)"
    rf"|(?P<whole>{CN}|\d)分之(?P<part>{CN}|\d)|(?P<over>\d)/(?P<under>\d)(?!\d)|(?P<half>一半|半数))"
)


def whole_number(text: str) -> int:
    """A whole number in digits or in Chinese; 0 for none."""
    return int(text) if text.isdigit() else int(chinese_number(text) or 0)


def part_ranked(here: Here, at: int, fresh: bool) -> Token | None:
    """The part of a ranking that starts at a place, in ten-thousandths; below nought from the end."""
    m = _PART_RANKED.match(here.text, at)
    if m is None:
        return None
    part, whole = _part_of(m)
    if not 0 < part < whole:
        return None
    share = part * 10_000 // whole
    return Token(k.ORDINAL, at, m.end(), ("share", share if m["end"] == "前" else -share))


def _part_of(m: re.Match[str]) -> tuple[int, int]:
    """Which part of which whole is told."""
    if m["half"]:
        return 1, 2
    if m["tenths"]:
        return whole_number(m["tenths"]), 10
    if m["whole"] or m["over"]:
        return whole_number(m["part"] or m["over"]), whole_number(m["whole"] or m["under"])
    return whole_number(m["per"] or m["cent"]), 100
