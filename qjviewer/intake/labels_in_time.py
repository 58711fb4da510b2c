"""Labels that name months, moved to another month: 1—6月 of June's table is 1—7月 of July's."""

import re
from typing import Final

from qjviewer.bundle.periods import Period

_SPAN: Final = re.compile(r"(?P<a>\d{1,2})(?P<to>\s*(?:-|~|至)\s*)(?P<b>\d{1,2})(?=月)")
_MONTH: Final = re.compile(r"(?<![\d\-~至])(?P<m>\d{1,2})(?=月(?!\d))")
_YEAR: Final = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)(?=年|$|[./-])")
_PERIOD_IN_NAME: Final = re.compile(
    r"(?:19|20)\d\d\s*年\s*(?:\d{1,2}\s*(?:-|~|—|–|至)\s*)?\d{1,2}\s*月份?|(?:19|20)\d\d[-._]?(?:0[1-9]|1[0-2])(?!\d)|"
    r"(?:19|20)\d\d\s*年?\s*(?:上半年|下半年|[一二三四]季度|前三季度|[HQ][1-4])|(?:19|20)\d\d\s*年"
)
PERIOD_PLACE: Final = "{period}"


def moved_label(label: str, read: Period, now: Period) -> str:
    """A label of the table read for one period, as it stands in the table for another."""
    month, later = read.last_month, now.last_month
    before, later_before = month - 1, later - 1

    def span(match: re.Match[str]) -> str:
        end = int(match["b"])
        moved = later if end == month else later_before if end == before and before > 1 else end
        return f"{match['a']}{match['to']}{moved}"

    def single(match: re.Match[str]) -> str:
        return str(later) if int(match["m"]) == month else match["m"]

    def year(match: re.Match[str]) -> str:
        return str(int(match["y"]) + now.last_year - read.last_year)

    return _YEAR.sub(year, _MONTH.sub(single, _SPAN.sub(span, label)))


def file_pattern(name: str) -> str:
    """A file's name with its period left open, so that next month's is found."""
    return _PERIOD_IN_NAME.sub(PERIOD_PLACE, name, count=1)


def fits_pattern(pattern: str, name: str) -> bool:
    """Whether a file's name is one that the pattern leaves open."""
    return pattern == name or file_pattern(name) == pattern or _as_regex(pattern).fullmatch(name) is not None


def _as_regex(pattern: str) -> re.Pattern[str]:
    head, place, tail = pattern.partition(PERIOD_PLACE)
    return re.compile(re.escape(head) + (r".{4,20}" if place else "") + re.escape(tail))


def sheet_pattern(name: str) -> str:
    """A sheet's name, left open where it is a period and nothing else (6月, 2023年6月, 一季度)."""
    rest = re.sub(r"[\d年月份季度半前一二三四上下至到\-—–~～.、第H Q]|20\d\d", "", name)
    return PERIOD_PLACE if name and not rest and re.search(r"月|季|半年|\d{4}", name) else name
