"""What the headers over a column say together: measure, indicator, unit, time, place."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

import msgspec

from qjviewer.intake.folding_text import folded
from qjviewer.intake.indicator_words import is_amount, is_indicator
from qjviewer.intake.label_words import ParsedLabel, parse_label
from qjviewer.intake.layout.sheet_tables import FoundTable
from qjviewer.intake.measure_words import (
    CHANGE,
    CONTRIBUTION,
    DIFF,
    LEANING,
    LEVEL,
    NO_MEASURE,
    RANK,
    TARGET,
    YOY,
    MeasureWords,
)  # fmt: skip
from qjviewer.intake.period_reading import NO_TIME, PeriodWords
from qjviewer.intake.unit_words import PERCENT, is_rate, unit_of

# Headings that name no indicator of their own.
_GENERAL: Final = re.compile(
    r"(?:指标|项目|主要指标|经济指标|指标值|数据|情况|数值|指标数据|完成情况|其中|名称|内容|全部|本年|总计|合计|其他情况|增长情况|进展情况|速度指标|总量指标|绝对量指标|增速指标|(?:前|后|末|倒数前?|排名前|排名后)(?:[一二三四五六七八九十]|\d{1,2})[位名]|(?:按|以)?(?:人民币|美元)(?:计价?|值)?)"
)
_KINDS_OF_PLACES: Final = re.compile(
    r"(?:其中)?(?:各|分)?(?:[省市县区旗州镇乡]|街道|地区|园区|开发区|[、,(/)]){1,12}"
)
# Said of investment: the level, of whatever the table is about.
_INVESTED: Final = re.compile(r"(?:实际)?(?:完成投资|投资完成|投资)(?:额|情况|数)?")
_TOTAL_INVESTMENT: Final = re.compile(r"(?:项目|计划|概算|估算|规划)?总投资(?:额|规模)?|投资总额")


# Said of goods: how many, and for how much.
_AMOUNT_WORD: Final = re.compile(r"(数量|金额|重量|件数)(?:\(.*\))?")


class ColumnMeaning(msgspec.Struct, frozen=True):
    """What a column of data means, before its table's surroundings are asked.

    `names` are the parts of the indicator that headers name; `invests` is the only name where that
    is a word such as 完成投资. `own_time` is what the headers say of time, `time` that with what the
    column leans on (同比 beside 累计).
    """

    column: int
    label: str
    names: tuple[str, ...] = ()
    measure: MeasureWords = NO_MEASURE
    unit: str = ""
    units: tuple[str, ...] = ()
    own_time: PeriodWords = NO_TIME
    time: PeriodWords = NO_TIME
    place: str = ""
    is_whole: bool = False
    invests: str = ""
    is_lifetime: bool = False
    marks: tuple[str, ...] = ()
    is_preliminary: bool = False
    is_part: bool = False
    names_open: tuple[str, ...] = ()

    @property
    def says_something(self) -> bool:
        """Whether any word over the column was understood."""
        return bool(
            self.measure.measure or self.own_time.says_time or self.unit or self.place or self.is_whole
        )


def column_meanings(table: FoundTable) -> list[ColumnMeaning]:
    """The meanings of a table's columns of data, from the left."""
    kinds = _kinds_of_amounts(table)
    meanings = [_meaning(column, table.paths[column], kinds) for column in table.columns("data")]
    has_places = any(meaning.place and not meaning.is_whole for meaning in meanings)
    judged = [_judged_whole(meaning, has_places) for meaning in meanings]
    return _leaned(_indices_to_date(judged), table)


def _indices_to_date(meanings: list[ColumnMeaning]) -> list[ColumnMeaning]:
    """Beside an index of the month (上年同月=100) the one of 上年同期=100 is of the year to date."""
    if not any(meaning.unit.startswith("上年同月") for meaning in meanings):
        return meanings
    to_date = PeriodWords(basis="cumulative")
    return [
        msgspec.structs.replace(meaning, own_time=to_date, time=to_date)
        if meaning.unit.startswith("上年同期") and not meaning.own_time.says_time
        else meaning
        for meaning in meanings
    ]


def counted_names(columns: Iterable[ColumnMeaning]) -> frozenset[tuple[str, ...]]:
    """Names that some column gives a unit of its own (亩产, 公斤): they are indicators."""
    return frozenset(c.names for c in columns if c.names and c.unit and not is_rate(c.unit))


def _kinds_of_amounts(table: FoundTable) -> frozenset[str]:
    """Words such as 数量 and 金额 where they tell columns apart, so that they name what is counted."""
    found: set[str] = set()
    groups: dict[tuple[str, ...], set[str]] = {}
    for column in table.columns("data"):
        *group, leaf = table.paths[column] or ("",)
        label = parse_label(leaf, "column")
        word = _AMOUNT_WORD.fullmatch(folded(leaf))
        if label.name or word:
            groups.setdefault(tuple(group), set()).add(word[1] if word else "")
    for words in groups.values():
        found |= words if len(words) > 1 else set()
    return frozenset(found - {""})


def _meaning(column: int, path: tuple[str, ...], kinds: frozenset[str]) -> ColumnMeaning:
    labels = [parse_label(text, "column") for text in path]
    names: list[str] = []
    units: tuple[str, ...] = ()
    measure, unit, time, place, whole, invests = NO_MEASURE, "", NO_TIME, "", False, ""
    for label in labels:
        word = _AMOUNT_WORD.fullmatch(label.raw) if kinds else None
        if word and word[1] in kinds and measure.measure in ("", LEVEL, YOY):
            names.append(word[1])
        else:
            measure = _inner(measure, label, unit)
        unit, units = label.unit or unit, label.units or units
        time = label.time.within(time) if label.time.says_time else time
        if label.is_whole and not place:
            place, whole = label.name, True
        elif label.place:
            place, whole = label.place, False
        if label.place or label.is_whole or not label.name or is_general(label.name):
            continue
        if _INVESTED.fullmatch(label.name) and not _TOTAL_INVESTMENT.fullmatch(label.name):
            invests = label.name
        elif label.name not in names:
            names.append(label.name)
    lifetime = time.basis == "total" or any(_TOTAL_INVESTMENT.fullmatch(name) for name in names)
    marks = tuple(mark for label in labels for mark in label.marks)
    is_part = any(label.of_which or label.raw.strip(":") in ("其中", "Of which") for label in labels)
    return ColumnMeaning(
        column, "/".join(path), tuple(names), measure, unit, units, time, time, place, whole,
        "" if names else invests, lifetime, marks, any(label.is_preliminary for label in labels), is_part,
    )  # fmt: skip


def is_general(name: str) -> bool:
    """Whether a heading only says what kind of thing stands below (指标, 县（市、区）)."""
    return _GENERAL.fullmatch(name) is not None or _KINDS_OF_PLACES.fullmatch(name) is not None


def _inner(outer: MeasureWords, label: ParsedLabel, outer_unit: str) -> MeasureWords:
    """The measure after one more header below."""
    inner = label.measure
    if not inner.measure:
        if outer.measure == CHANGE and label.unit:
            return MeasureWords(YOY if label.unit == PERCENT else DIFF)
        return outer
    if inner.is_plain and outer.measure:
        if outer.measure == RANK:
            return MeasureWords(RANK, of=LEVEL)
        if outer.measure == CHANGE or (
            outer.measure == YOY and outer_unit != PERCENT and re.search("绝对|额|量", label.raw)
        ):
            return MeasureWords(DIFF)
        return outer
    if outer.measure == RANK and inner.measure == YOY:
        return MeasureWords(RANK, of=YOY)
    if outer.measure == TARGET and inner.measure == YOY:
        return outer
    if inner.measure == RANK and outer.measure and not outer.is_plain and not inner.of:
        return MeasureWords(RANK, of=outer.measure)
    return inner


def _judged_whole(meaning: ColumnMeaning, has_places: bool) -> ColumnMeaning:
    """合计 over a column is the whole place only beside places; elsewhere it is a total of classes."""
    if meaning.is_whole and not has_places and meaning.place[:1] not in ("全", "本"):
        return msgspec.structs.replace(meaning, is_whole=False, place="")
    return meaning


def _leaned(meanings: list[ColumnMeaning], table: FoundTable) -> list[ColumnMeaning]:
    """Columns that say nothing of time take that of the column before in their group."""
    result: list[ColumnMeaning] = []
    labels = Counter(meaning.label for meaning in meanings)
    for meaning in meanings:
        before = _before(meaning, result, table)
        if labels[meaning.label] > 1:
            meaning = msgspec.structs.replace(meaning, label=_told_apart(meaning, before, result))
        if before is not None:
            time = _leaning_time(meaning, before)
            unnamed = not meaning.names or _names_group(meaning.names, before.names)
            named = unnamed and not meaning.invests and _shares_names(meaning, table)
            names, invests = (before.names, before.invests) if named else (meaning.names, meaning.invests)
            meaning = msgspec.structs.replace(meaning, time=time, names=names, invests=invests)
        elif (
            result
            and not meaning.names
            and not meaning.invests
            and _shares_names(meaning, table)
            and result[-1].names
        ):
            # 占比 beside a group of its own: of the last group, or of the table's subject?
            meaning = msgspec.structs.replace(meaning, names_open=result[-1].names)
        result.append(meaning)
    return result


def _names_group(names: tuple[str, ...], before: tuple[str, ...]) -> bool:
    """Whether a growth only has the name of the class of the amount beside it (私营单位: 平均工资, 增长)."""
    return names == before[:-1] and not is_indicator(names[-1])


def _told_apart(meaning: ColumnMeaning, before: ColumnMeaning | None, earlier: list[ColumnMeaning]) -> str:
    """The label of a column whose heading occurs again: with the column it leans on, else a number."""
    known = {other.label for other in earlier}
    label = f"{before.label}›{meaning.label}" if before is not None else meaning.label
    number = 2
    while label in known:
        label, number = f"{label.rpartition(' #')[0] or label} #{number}", number + 1
    return label


def _shares_names(meaning: ColumnMeaning, table: FoundTable) -> bool:
    """Whether a column without a name of its own speaks of what the column before it names."""
    shifted = meaning.own_time.shift or meaning.own_time.back
    # A target stands before its figures as often as after them: only a common heading joins them.
    aimed = meaning.measure.measure == TARGET and len(table.paths[meaning.column]) > 1
    return meaning.measure.measure in LEANING or aimed or bool(shifted)


def _before(meaning: ColumnMeaning, earlier: list[ColumnMeaning], table: FoundTable) -> ColumnMeaning | None:
    """The nearest column to the left that this one speaks about."""
    path = _worded(table.paths[meaning.column])
    for other in reversed(earlier):
        others = _worded(table.paths[other.column])
        if not path or not others:
            return None
        if _is_outdated(other, earlier) or _is_earlier(other):
            continue
        if other.measure.measure == TARGET or other.is_lifetime or not _may_carry(meaning, other):
            continue
        alone = len(path) == 1 and len(others) == 1
        if alone or path[:-1] == others[:-1] or path[0] == others[0]:
            return other if other.place == meaning.place else None
        return None
    return None


def _worded(path: tuple[str, ...]) -> tuple[str, ...]:
    """The headings without those that only say a unit."""
    return tuple(text for text in path if not unit_of(text)) or path


def _is_earlier(other: ColumnMeaning) -> bool:
    """Whether a column only gives an earlier stand to compare with (年初, 上月末, 上年全年)."""
    time = other.own_time
    if other.is_part and time.has_months and not other.names:
        # 其中：12月 beside the year's total: what follows is of the total.
        return True
    return bool(time.back or (time.shift and (time.basis == "year" or time.has_months) and not time.year))


def _is_outdated(other: ColumnMeaning, earlier: list[ColumnMeaning]) -> bool:
    """Whether a column is of a year before that of another with the same months (2022年同期)."""
    own = other.own_time
    if not own.year:
        return False
    later = (c.own_time for c in earlier if c.own_time.year > own.year and c.names == other.names)
    return any(not own.last or time.last in (own.last, 0) for time in later)


def _may_carry(meaning: ColumnMeaning, other: ColumnMeaning) -> bool:
    """A contribution is one to growth, never to a rate or a number of enterprises."""
    if meaning.measure.measure != CONTRIBUTION or not other.names:
        return True
    return other.measure.measure == YOY or is_amount(other.names[-1])


def _leaning_time(meaning: ColumnMeaning, before: ColumnMeaning) -> PeriodWords:
    time = meaning.own_time
    if time.has_months or meaning.is_lifetime or (time.basis and time.basis != "cumulative"):
        return time
    leans = time.shift or time.back or meaning.measure.measure in LEANING
    if not leans or (meaning.names and meaning.names != before.names):
        return time
    held = msgspec.structs.replace(before.time, shift=0, back=0)
    return time.within(held)
