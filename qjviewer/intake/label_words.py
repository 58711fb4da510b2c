"""A header or a row's label taken apart: numbering, marks, unit, time, measure, place, the name left."""

import re
from functools import lru_cache
from typing import Final, Literal, TypeAlias

import msgspec

from qjviewer.intake.folding_text import CIRCLED, SUPERSCRIPTS, folded, without_translation
from qjviewer.intake.measure_words import NO_MEASURE, SHARE, MeasureWords, find_comparison, find_measure
from qjviewer.intake.period_reading import NO_TIME, PeriodWords, find_period, named_year
from qjviewer.intake.place_words import is_place_name, is_whole
from qjviewer.intake.unit_words import PERCENT, unit_of, units_of

LabelSide: TypeAlias = Literal["row", "column", "title"]
# Kinds of numbering; which stands above which, a table shows by its order.
_NUMBERINGS: Final[tuple[tuple[str, str], ...]] = (
    ("hanzi", r"(?:第?[一二三四五六七八九十]{1,3}[、.．:]|[一二三四五六七八九十]{1,3}、)"),
    ("hanzi-brackets", r"\([一二三四五六七八九十]{1,3}\)[、.]?"),
    ("dotted", r"\d{1,2}(?:[.\-]\d{1,2}){1,4}[、.]?(?=[^\d.\-月年])"),
    ("digits", r"\d{1,2}[、.．](?!\d)"),
    ("digits-brackets", r"\(?\d{1,2}\)[、.]?"),
    ("roman", r"[IVXivx]{1,4}[、.]"),
    ("letters", r"[A-Za-z][、.)](?=[^A-Za-z])"),
    ("circled", rf"[{CIRCLED}]"),
)
_NUMBERING: Final = tuple((kind, re.compile(pattern)) for kind, pattern in _NUMBERINGS)
_OF_WHICH: Final = re.compile(r"^(?:其中|其 中|内|内含|含)\s*[:：]?\s*|^of which[:,]?\s*", re.IGNORECASE)
_HASH: Final = re.compile(r"^[#＃]+\s*|^-\s+|^·\s*|^•\s*|^[+]\s*(?=[一-鿿])")
_MARKS: Final = re.compile(rf"(?:[*※†‡☆★]+|[{CIRCLED}{SUPERSCRIPTS}]+|\[\d{{1,2}}\]|\(注\d*\)|注\d+|\^\d)$")
_BRACKETS: Final = re.compile(r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)?|【([^】]*)】|\[([^\]]*)\]")
_PRELIMINARY: Final = re.compile(r"(?:初步核算|初步统计|初步数?|预计数?|预计|快报数|估算数?|推算数?|初)")
_TRAILING: Final = re.compile(
    r"^(?P<name>.*?)[\s,:/]*(?P<unit>%|‰|个?百分点|[万亿千百]+(?:元|美元|人|吨|户|亩|度|千瓦时|平方米|立方米|吨公里|人次|辆|件|台|套|头|只))$"
)
_TRAILING_SPACED: Final = re.compile(r"^(?P<name>.+)[\s:/,](?P<unit>\S{1,10})$")
# The prices that growth is reckoned in; beside its measure they name nothing.
_IN_PRICES: Final = (
    "实际", "名义", "按现价", "按现价计算", "现价", "可比价", "可比价格", "不变价", "按可比价",
    "按可比价格计算",
)  # fmt: skip
_MOST_LABEL: Final = 150
# As a whole heading these are a rank, a time or a name, not a unit.
_NO_BARE_UNIT: Final = (
    "名次",
    "位",
    "级",
    "分",
    "点",
    "月",
    "年",
    "天",
    "人",
    "户",
    "家",
    "次",
    "例",
    "班",
    "队",
    "场",
    "处",
    "份",
    "元",
    "方",
)
_PUNCTUATION: Final = " 、,.;:·-_/的"
_EXPECTED: Final = re.compile(r"(?:预计|初步|快报)(?:数|值|完成数?)?(?=增长|增速|同比|完成|$)")
_AT_PRICES: Final = re.compile(r"^(?:按)?(?:现行?价格?|当年价格?)(?:计算)?的?(?=总?产值|增加值|总量|绝对)")
_YEARS_COMPARED: Final = re.compile(
    r"(?P<now>(?:19|20)\d\d)年(?P<months>[\d\-月]{0,8})(?P<word>比|较|与)(?P<then>(?:19|20)\d\d)年"
)


class ParsedLabel(msgspec.Struct, frozen=True):
    """What one label says. Empty fields are not said.

    `name` is the label without numbering, marks, unit, time and measure; `core` keeps words of time
    that belong to it (期末从业人员). `numbering` is the kind of its number, `number` the number.
    """

    raw: str
    name: str = ""
    core: str = ""
    number: str = ""
    numbering: str = ""
    of_which: bool = False
    marks: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    time: PeriodWords = NO_TIME
    measure: MeasureWords = NO_MEASURE
    place: str = ""
    is_whole: bool = False
    is_preliminary: bool = False

    @property
    def unit(self) -> str:
        """The unit it states, where it states one."""
        return self.units[0] if len(self.units) == 1 else ""


class _Brackets(msgspec.Struct):
    units: tuple[str, ...] = ()
    time: PeriodWords = NO_TIME
    words: str = ""
    is_preliminary: bool = False
    marks: tuple[str, ...] = ()


def _year_before(match: re.Match[str]) -> str:
    """2022年比2021年 is 2022年比上年; another year to compare with is left as it stands."""
    if int(match["now"]) - int(match["then"]) != 1:
        return match[0]
    return f"{match['now']}年{match['months']}{match['word']}上年"


@lru_cache(maxsize=16384)
def parse_label(raw: str, side: LabelSide = "row") -> ParsedLabel:
    """Take a label apart; `side` says whether it stands at a row, over a column or over the table."""
    if len(raw) > _MOST_LABEL:
        # A paragraph, not a label: nothing in it is looked for.
        text = folded(raw[:_MOST_LABEL])
        return ParsedLabel(raw, text, text)
    text, marks = _without_marks(_YEARS_COMPARED.sub(_year_before, without_translation(folded(raw))))
    numbering, number, text = _without_number(text)
    of_which, text = _without_of_which(text)
    text, found = _without_brackets(text)
    text, marks2 = _without_marks(text)
    if side == "column":
        text = _AT_PRICES.sub("", text)
        text, found.is_preliminary = _without_expected(text, found.is_preliminary)
    name, unit = _without_unit(text) if not found.units else (text, "")
    units = found.units or ((unit,) if unit else ())
    one = units[0] if len(units) == 1 else ""
    measure, rest, time, core = _measured(name, found.words, one, side)
    place = rest if is_place_name(rest) else ""
    rest = rest.strip(_PUNCTUATION)
    if found.time.says_time:
        time = named_year(found.time.within(time))
    return ParsedLabel(
        raw, rest, core.strip(_PUNCTUATION) or rest, number, numbering, of_which,
        (*marks, *marks2, *found.marks), units, time, measure, place, is_whole(rest), found.is_preliminary,
    )  # fmt: skip


def _measured(name: str, more: str, unit: str, side: LabelSide) -> tuple[MeasureWords, str, PeriodWords, str]:
    """Measure, name without it, time, and the name with words of time that may belong to it."""
    measure, rest = find_comparison(name, unit)
    time, timeless = find_period(rest)
    if not measure.measure:
        measure, timeless = find_measure(timeless, unit)
    elif timeless:
        # 占比比上年同期提高: the change of a share, which names nothing.
        inner, left = find_measure(timeless)
        timeless = "" if inner.measure and not left else timeless
    if measure.measure and timeless in _IN_PRICES:
        timeless = ""
    if not measure.measure and more:
        measure, left = find_comparison(more, unit)
        more_time, left = find_period(left)
        time = more_time.within(time)
        measure = measure if measure.measure else find_measure(left, unit)[0]
    if side == "row" and measure.measure == SHARE and rest != name and name.startswith("占") is False:
        # 占比 at a row after a name is part of the name.
        return NO_MEASURE, name, time, name
    core = rest if timeless and not measure.is_plain else timeless
    return measure, timeless, time, core


def _without_expected(text: str, is_preliminary: bool) -> tuple[str, bool]:
    """A heading without 预计, and whether what stands below it is preliminary."""
    rest, count = _EXPECTED.subn("", text)
    return (rest, True) if count else (text, is_preliminary)


def _without_marks(text: str) -> tuple[str, tuple[str, ...]]:
    found: list[str] = []
    while (match := _MARKS.search(text)) and match.start() > 0:
        found.insert(0, match[0])
        text = text[: match.start()].rstrip()
    return text, tuple(found)


def _without_number(text: str) -> tuple[str, str, str]:
    for kind, pattern in _NUMBERING:
        match = pattern.match(text)
        if match and len(match[0]) < len(text):
            return kind, match[0], text[match.end() :].strip()
    return "", "", text


def _without_of_which(text: str) -> tuple[bool, str]:
    match = _OF_WHICH.match(text)
    # 内资企业 and 含税价 are names, not parts.
    if match and (":" in match[0] or text.startswith("其中")) and match.end() < len(text):
        return True, _HASH.sub("", text[match.end() :]).strip()
    if match and match[0].lower().startswith("of which"):
        return True, text[match.end() :]
    plain = _HASH.sub("", text)
    return plain != text, plain


def _without_brackets(text: str) -> tuple[str, _Brackets]:
    """The text with only those brackets that belong to its name."""
    found = _Brackets()

    def judge(match: re.Match[str]) -> str:
        inside = (match[1] or match[2] or match[3] or "").strip()
        return "" if _take(inside, found) else match[0]

    return _BRACKETS.sub(judge, text).strip(), found


def _take(inside: str, found: _Brackets) -> bool:
    """Whether the words in brackets say something of their own."""
    inside = re.sub(r"^(?:计量)?单位:?", "", inside).strip()
    units = units_of(inside)
    if units:
        found.units = units
        return True
    if _PRELIMINARY.fullmatch(inside):
        found.is_preliminary = True
        return True
    if re.fullmatch(r"注\d*|\d{1,2}", inside):
        found.marks = (*found.marks, inside)
        return True
    if inside in ("+-%", "±%", "+/-%", "+-", "±", "增减%", "+、-%"):
        found.words, found.units = "增减", (PERCENT,) if "%" in inside else ()
        return True
    return _take_words(inside, found)


def _take_words(inside: str, found: _Brackets) -> bool:
    name, unit = _without_unit(inside)
    compared, rest = find_comparison(name, unit)
    time, rest = find_period(rest)
    measured = compared if compared.measure else find_measure(rest, unit)[0] if rest else NO_MEASURE
    if measured.measure and (compared.measure or not find_measure(rest, unit)[1]):
        found.words += name
        found.units = found.units or ((unit,) if unit else ())
        return True
    if time.says_time and not rest.strip(_PUNCTUATION):
        found.time = time.within(found.time)
        return True
    return False


def _without_unit(text: str) -> tuple[str, str]:
    """A unit that stands after the name without brackets: 同比±%, 总产值 亿元."""
    if unit_of(text) and text not in _NO_BARE_UNIT:
        return "", unit_of(text)
    match = _TRAILING.match(text)
    if match:
        return (match["name"].strip(), unit_of(match["unit"])) if match["name"].strip(" ,:/") else (text, "")
    match = _TRAILING_SPACED.match(text)
    unit = unit_of(match["unit"]) if match else ""
    return (match["name"].strip(" :/,"), unit) if match and unit else (text, "")
