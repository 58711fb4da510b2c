"""Numerals in Chinese text, which is folded first (`checks.folding`)."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from msgspec.structs import replace

from qjviewer.checks.exempt_zh import EXEMPT, N
from qjviewer.checks.numerals import HOLE, Numeral, Sort, looks_like_year, plain_number, sorted_out
from qjviewer.checks.quantity import COUNT, PERCENT, RANK, BaseAmount, chinese_number, quantity
from qjviewer.text.late import late

# After a number these say what it measures; the longer stand first.
_MEASURES: Final = (
    "%|‰|个?百分点|元|美元|欧元|平方公里|平方千米|平方米|立方米|公顷|亩|公里|千米|米|吨|公斤|千克"
    "|千瓦时|千瓦|兆瓦|小时|分钟|天|个月|个?季度|年|岁|倍"
)
_COUNTERS: Final = (
    "人次|[个家条项位名人户批次件辆台套座所只头株场例宗笔张册]|[幢栋间处片种类款大县镇乡村市省区国]"
)
# A number in characters counts as data only before these; 三类, 两次, 一批 are turns of phrase.
_FIRM: Final = "人次|[个家条项位名人户件辆台套座所株幢栋大县镇乡村]|级"
_ARABIC: Final = re.compile(
    r"(?<![\d.])(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<letters>[A-Za-z]+)?"
    rf"\s?(?P<more>[多余几])?(?P<power>[百千万亿]+)?[多余]?(?P<unit>{_MEASURES}|{_COUNTERS})?"
)
_WORDS: Final = re.compile(
    rf"百分之(?P<share>{N}+(?:点{N}+)?|\d+(?:\.\d+)?)|(?P<all>百分百)"
    r"|(?P<tenths>[一二三四五六七八九])成(?P<rest>[半一二三四五六七八九])?(?![员立为果本功熟长就都效绩交因分不])"
    r"|(?P<half>[一近过超]半数?|半数)(?![年月日天个小径岛导])"
    r"|翻(?P<fold>[一两])?番"
    rf"|(?<!{N})(?<![第数几])(?:(?P<number>{N}+(?:点{N}+)?)[多余几]?(?P<unit>{_MEASURES}|{_FIRM})"
    rf"|(?P<sum>{N}+亿)(?!万))"
)
_ORDINAL: Final = late(rf"第(?P<number>\d+|{N}+)(?P<unit>[位名])?")
_FRACTION: Final = late(rf"(?<!{N})(?<!\d)(?P<below>{N}+|\d+)分之(?P<above>{N}+|\d+)")
# No numeral in digits is without the first, none in words without one of the second.
_DIGIT: Final = re.compile(r"\d")
_SPOKEN: Final = re.compile("[零〇一二两三四五六七八九十百千万亿半翻]")
# A bare 第一 is a rank only where something is being ranked.
_RANKING: Final = late(r"(?:全[国省市区县州]|[排居列位名获夺省市区县）)])[^，。；！？,;\n]{0,3}$")
_QUOTED: Final = re.compile(
    r"“[^”\n]{1,40}”|‘[^’\n]{1,40}’|「[^」\n]{1,40}」|『[^』\n]{1,40}』|《[^》\n]{1,80}》"
)
# 一个, 一家, 一天 are articles more often than counts.
_ONE: Final = frozenset(
    ["人次", "天", "年", "米", "小时", "分钟", *"个家条项位名人户件辆台套座所株幢栋大县镇乡村"]
)
_LATIN_UNITS: Final = frozenset(["km", "kg", "kWh", "kW", "MW", "GW", "GWh", "MWh", "t", "m", "mu", "h"])
_BEFORE_UNIT: Final = f"：:（(/、每位 \n{HOLE}"
_BARE: Final = ("万", "亿", "万亿", "百", "千")
# Inside quotation marks these belong to a slogan: “最后一公里”.
_SOFT: Final = frozenset([COUNT, RANK, "公里", "年", "天"])


def scan(text: str) -> tuple[Numeral, ...]:
    """Every numeral of a folded Chinese text, in order, each with its sort."""
    numerals = _all(text)
    if not numerals:
        return ()
    quoted = [(m.start(), m.end()) for m in _QUOTED.finditer(text)]
    found = sorted_out(numerals, EXEMPT, text)
    return tuple(_as_name(n) if _is_slogan(n, quoted) else n for n in found)


def _is_slogan(numeral: Numeral, quoted: list[tuple[int, int]]) -> bool:
    """Whether a numeral stands in quotation marks and does not say how much."""
    soft = numeral.quantity.unit in _SOFT or not numeral.digits
    if numeral.sort != "data" or not soft or not quoted:
        return False
    last = bisect_right(quoted, numeral.start, key=lambda q: q[0]) - 1
    return last >= 0 and numeral.end < quoted[last][1]


def _as_name(numeral: Numeral) -> Numeral:
    return replace(numeral, sort="name")


def _all(text: str) -> list[Numeral]:
    found = [*_arabic(text)] if _DIGIT.search(text) else []
    found += _words(text) if _SPOKEN.search(text) else ()
    found += _ordinals(text) if "第" in text else ()
    found += _fractions(text) if "分之" in text else ()
    found.sort(key=lambda n: (n.start, -n.end))
    kept: list[Numeral] = []
    for numeral in found:
        if not kept or numeral.start >= kept[-1].end:
            kept.append(numeral)
    return kept


def _arabic(text: str) -> Iterator[Numeral]:
    for m in _ARABIC.finditer(text):
        number, unit, letters = m["number"], m["unit"] or "", m["letters"] or ""
        if len(number) > 30:
            continue
        said = quantity(plain_number(number), (m["power"] or "") + unit)
        sort: Sort = "data"
        if letters and letters not in _LATIN_UNITS:
            sort = "name"
        elif unit in ("", "年") and not m["power"] and not m["more"] and looks_like_year(number):
            sort = "date"
        end = m.end() if unit or m["power"] or m["more"] else m.end("number")
        yield Numeral(m.start(), end, said, sort)


def _words(text: str) -> Iterator[Numeral]:
    for m in _WORDS.finditer(text):
        said = _said(m)
        # 单位：亿元 names a unit; 上亿元 is a number.
        bare = m["number"] in _BARE and (m.start() == 0 or text[m.start() - 1] in _BEFORE_UNIT)
        if said is not None and not bare:
            yield Numeral(m.start(), m.end(), said, digits=False)


def _said(m: re.Match[str]) -> BaseAmount | None:
    if m["share"]:
        share = Decimal(m["share"]) if m["share"][0].isascii() else chinese_number(m["share"])
        return None if share is None else BaseAmount(share, PERCENT)
    if m["all"] or m["half"]:
        return BaseAmount(Decimal(100 if m["all"] else 50), PERCENT)
    if m["tenths"]:
        rest = "五" if m["rest"] == "半" else m["rest"] or "零"
        said = chinese_number(m["tenths"] + rest)
        return None if said is None else BaseAmount(said, PERCENT)
    if m[0].startswith("翻"):
        return BaseAmount(Decimal(4 if m["fold"] == "两" else 2), "倍")
    number = chinese_number(m["number"] or m["sum"])
    if number is None or (m["number"] == "一" and m["unit"] in _ONE):
        return None
    return quantity(number, "元" if m["sum"] or m["unit"] == "级" else m["unit"])


def _ordinals(text: str) -> Iterator[Numeral]:
    for m in _ORDINAL().finditer(text):
        number = m["number"]
        value = Decimal(number) if number.isascii() else chinese_number(number)
        if value is None or len(number) > 9:
            continue
        ranked = m["unit"] or _RANKING().search(text[max(0, m.start() - 16) : m.start()])
        sort: Sort = "data" if ranked else "order"
        yield Numeral(m.start(), m.end(), BaseAmount(value, RANK), sort, number.isascii())


def _fractions(text: str) -> Iterator[Numeral]:
    for m in _FRACTION().finditer(text):
        parts = [Decimal(t) if t.isascii() else chinese_number(t) for t in (m["below"], m["above"])]
        if m["below"] == "百" or not parts[0] or parts[1] is None:
            continue
        share = BaseAmount(parts[1] / parts[0] * 100, PERCENT)
        yield Numeral(m.start(), m.end(), share, digits=False)
