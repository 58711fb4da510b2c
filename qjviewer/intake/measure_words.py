"""Which measure a header or a label speaks of: growth, rank, share, target, completion, differences."""

import re
from functools import lru_cache
from typing import Final

import msgspec

from qjviewer.intake.unit_words import PERCENT, POINTS, RANK_UNIT, is_index_unit, is_rate
from qjviewer.intake.word_lists import any_of, around

# The measures a table can hold; `change` is a change whose kind its unit must tell.
LEVEL: Final = "level"
YOY: Final = "yoy"
QOQ: Final = "qoq"
YTD: Final = "ytd"
SHARE: Final = "share"
RANK: Final = "rank"
TARGET: Final = "target"
COMPLETION: Final = "completion"
CONTRIBUTION: Final = "contribution"
DIFF: Final = "diff"
DIFF_PREV: Final = "diff_prev"
DIFF_YTD: Final = "diff_ytd"
DIFF_SCHEDULE: Final = "diff_schedule"
DIFF_PLACE: Final = "diff_place"
RANK_CHANGE: Final = "rank_change"
CHANGE: Final = "change"
MEASURES: Final = (
    LEVEL, YOY, QOQ, YTD, SHARE, RANK, TARGET, COMPLETION, CONTRIBUTION, DIFF, DIFF_PREV, DIFF_YTD,
    DIFF_SCHEDULE, DIFF_PLACE, RANK_CHANGE,
)  # fmt: skip
# The unit that a measure has whatever its indicator is measured in.
OWN_UNIT: Final[dict[str, str]] = {
    YOY: PERCENT, QOQ: PERCENT, YTD: PERCENT, SHARE: PERCENT, COMPLETION: PERCENT, RANK: RANK_UNIT,
    DIFF_SCHEDULE: POINTS, DIFF_PLACE: POINTS, RANK_CHANGE: RANK_UNIT, CONTRIBUTION: POINTS,
}  # fmt: skip
# Measures that say how another column of their group changed, so that they share its time.
LEANING: Final = frozenset(
    (YOY, QOQ, YTD, RANK, DIFF, CHANGE, SHARE, CONTRIBUTION, COMPLETION, DIFF_PREV, DIFF_YTD)
) | {RANK_CHANGE, DIFF_SCHEDULE, DIFF_PLACE}

# What may stand behind 同比, 比年初 and the like; it tells amount, rate or points.
_TAIL_WORDS: Final = any_of(r"""
    增收 增支 减收 减支 净?增长 净?增减 净?增加 净增 增 减 升降 变化 变动 提高 提升 下降 回落 加快 上升 涨跌
    涨 跌 新增 多 ± \+/- \+- [+\-/] 快慢 差距 差异 幅度 速度 速率 绝对 额 量 数(?!据) 值
    幅 率 速 点 % 百分点 \(%\) 情况
""")
_TAIL: Final = rf"(?:相比|比较|对比)?[,:]?(?P<tail>(?:{_TAIL_WORDS})*)"
_MONTHS: Final = (
    r"(?:\d{4}年)?(?:1[0-2]|[1-9])(?:-(?:1[0-2]|[1-9]))?月份?|[一1]季度|上半年|前三季度|[一1]-[二三]季度"
)
_PLAN: Final = r"(?:预算|计划|目标|任务|指标任务)"
_PLANNED_YEAR: Final = re.compile(r"\d{4}年(?=度?.*(?:预算|计划|目标|任务))")
_WHEN: Final = r"(?:年初|年度|全年|调整|本年|当年|今年|序时|\d{4}年度?|年)"


class MeasureWords(msgspec.Struct, frozen=True):
    """What words say of a measure.

    `of` is the measure that a rank is about; `is_plain` is said by words such as 总量 or 完成数, which
    mean the level and name nothing; `sure` is False where the words leave more than one measure open.
    """

    measure: str = ""
    of: str = ""
    is_plain: bool = False
    sure: bool = True


NO_MEASURE: Final = MeasureWords()


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_RANKED: Final = _pattern(
    r"(?:居|在|列|按|的)*(?:全国|全省|全市|全区|全县|全州|省内|市内|区内|各县|同类)*(?:中|的|县市区)*"
    r"(?P<of>增速|增幅|增长|总量|绝对[量值额]|完成率|进度)?(?:的|在|居)?(?:全国|全省|全市|全区|全县|全州)?"
    r"(?:位次|排名|排位|名次|位列|排序|排行|座次|rank(?:ing)?)(?P<moved>[±+\-/]*(?:变化|变动|升降|±|进退)?(?:情况)?)$"
)
_RANK_MOVED: Final = _pattern(
    rf"^(?:比|较|与)(?:上月|上个月|上季度?|上一?季度|上期|前期|上年|去年|上年同期|去年同期|上半年|前三季度|{_MONTHS})"
    r"(?:的)?(?:位次|排名|排位|名次)(?:变化|变动|升降|±|\+/-)?(?:情况)?$"
)
_SCHEDULED: Final = _pattern(
    rf"(?:比|较|与|超|快于|高于|超过|超前|滞后|对比|对照)*(?:时间|时序|序时)进度(?P<gap>相?差距?|相?比)?{_TAIL}$"
)
_FROM_START: Final = _pattern(
    rf"(?:比|较|与)(?:上年末|上年底|去年末|去年底|上年年末|年初)(?:数|余额)?{_TAIL}$"
)
_NEW_THIS_YEAR: Final = _pattern(
    r"^(?:年初以来|今年以来|当年|本年|年内|今年|本年度|较年初)(?:累计)?(?:净?新增|净?增加|净增)(?:额|量|数)?$"
)
_FROM_YEAR_AGO: Final = _pattern(
    rf"(?:同比|(?:比|较|与)(?:上年|去年|上年度|上一年)(?:同期|同月|同季度?|全年|实绩)?(?:累计|水平|数)?|(?:比|较)同期){_TAIL}$"
)
_FROM_BEFORE: Final = _pattern(
    rf"(?:增速|增幅|累计)?(?:比|较|与)(?:上月|上个月|上季度?|上一?季度|上期|前期|前[一1]个?月|上年末月|{_MONTHS})"
    rf"(?:末|累计|增速|数|份)*{_TAIL}$"
)
_CHAINED: Final = _pattern(rf"环比{_TAIL}$")
_FROM_PLACE: Final = _pattern(
    rf"(?:比|较|与|高于|低于|高低于)(?:全市|全省|全国|全区|全县)(?:平均)?(?:水平|增速)?{_TAIL}$"
)
_COMPLETED: Final = _pattern(
    rf"(?:累计)?(?:(?:占|为|达|占到)(?:{_WHEN})*(?:[^\d占为达完]{{0,6}})?{_PLAN}(?:任务)?(?:数|值|的)?(?:比重|比例|百分比|进度|率|%)*"
    rf"|完成(?:{_WHEN})+(?:收入|支出|投资|工作)?{_PLAN}(?:任务)?(?:数|值|的)?(?:比重|比例|百分比|进度|率|%|情况)*"
    rf"|完成{_PLAN}(?:任务)?(?:数|的)?(?:比重|比例|百分比|进度|率|%)*"
    rf"|(?:{_WHEN})*(?:目标|任务|预算|计划)*(?:完成|执行|达成)(?:率|进度|比例|比重|百分比|程度|%)%?"
    rf"|^(?:{_WHEN})*(?:目标|任务|预算|计划)*进度%?"
    rf"|completion(?: rate)?|% of (?:target|budget|plan)|of (?:target|plan))$"
)
_AIMED: Final = _pattern(
    rf"^(?:{_WHEN})*(?:工作|考核|预期|奋斗|力争|区定|市定|责任|收入|支出|增长)*{_PLAN}(?:任务)?"
    r"(?:数|值|额|投资|完成投资|安排)?$|^(?:annual )?(?:target|plan|budget)$"
)
_SHARED: Final = _pattern(
    r"(?:占(?:[^占%]{0,12}?)(?:的)?(?:比重|比例|份额|百分比|比)|"
    r"占(?:全部|全市|全区|全县|全省|gdp|总量|合计|总额|比)[^占]{0,8}%?|"
    r"占比|所占比重|比重|构成比?|share(?: of total)?)%?$"
)
_PULLED: Final = _pattern(
    r"(?:拉动|贡献率|贡献度|拉动率|拉动点|对.{0,12}?(?:贡献|拉动)).{0,10}$|contribution.*$"
)
_GREW: Final = _pattern(
    r"(?:同比)?(?:增长速度|增长率|增长幅度|增长%|增速|增幅|增减率|增减幅度?|(?:增减|增长|升降)比例|增减%|增长|涨跌?幅度?|升降幅度|^幅度|[±]%|\+/?-%|增\(减\)%|"
    r"(?:yoy|y-?o-?y|y/y|year-on-year|annual)? ?growth(?: rate| over .*)?|yoy|y-?o-?y|y/y|% ?change|change %|"
    r"(?:change|increase) (?:from|over|on) .*|year-on-year(?: growth| change)?)%?$"
)
_MORE: Final = _pattern(
    r"(?:增减|净?增加|增长|净增|增\(减\))(?:绝对)?(?:额|量|数)$|增减绝对值$|净增$|(?:增收|增支|减收)额?$|绝对增[减量长]额?$"
)
_MOVED: Final = _pattern(r"(?:增减|±|升降|变化|变动|\+/-|增\(减\))(?:情况)?$")
# Words for the level itself, which name nothing.
_PLAIN: Final = around(
    "^",
    r"""
    总量 绝对[值量额数] 数值 数额 数量 金额 实绩 实际(?:完成)?(?:数|值|额)?
    [已现]?完成(?:数|额|值|情况|实绩|量)? 累计(?:已?完成|完成额) 发生(?:额|数)
    实绩值 实绩数 监测值 报告期值 规模 指标值 数据 值 数 额 量 合计数 情况
    实数 本年数 水平 总额 总值 余额 期末余额 实有 实有数 期末实有 期末数 年末数 月末数 季末数 执行数?
    实际执行 实际执行数 支出数 收入数 入库[数额]? 入库(?:税额|税款|金额) 决算数 累计执行
    absolute(?:\svalue)? amount value level total actual data
""",
    "$",
)
_OF: Final = {"增速": YOY, "增幅": YOY, "增长": YOY, "完成率": COMPLETION, "进度": COMPLETION}


@lru_cache(maxsize=8192)
def find_comparison(text: str, unit: str = "") -> tuple[MeasureWords, str]:
    """Measures that are said with words of time (比上年同期…), and the text without them."""
    for pattern, judge in _COMPARISONS:
        match = pattern.search(text)
        if match:
            found = judge(match, unit)
            if found is not None:
                # 2023年计划 says its year too.
                year = _PLANNED_YEAR.search(match[0])
                return found, text[: match.start()].strip(" ,:的") + (year[0] if year else "")
    return NO_MEASURE, text


@lru_cache(maxsize=8192)
def find_measure(text: str, unit: str = "") -> tuple[MeasureWords, str]:
    """Measures that stand at the end of what is left once words of time are gone."""
    for pattern, measure in (
        (_SHARED, SHARE),
        (_PULLED, CONTRIBUTION),
        (_MORE, DIFF),
        (_GREW, YOY),
        (_MOVED, CHANGE),
    ):
        match = pattern.search(text)
        if match and not _is_name(text, match, measure):
            return _by_unit(measure, unit, match[0]), text[: match.start()].strip(" ,:的")
    if _AIMED.search(text):
        return MeasureWords(TARGET), ""
    if _PLAIN.search(text):
        # 完成（%） says how far a plan is met, 完成（亿元） how much there is.
        met = unit == PERCENT and "完成" in text
        return MeasureWords(COMPLETION) if met else MeasureWords(LEVEL, is_plain=True), ""
    return NO_MEASURE, text


def _is_name(text: str, match: re.Match[str], measure: str) -> bool:
    """Whether the words only end a name: 第三产业增加值占比 is an indicator of its own."""
    return measure == SHARE and bool(text[: match.start()].strip())


def _by_unit(measure: str, unit: str, said: str) -> MeasureWords:
    if measure == CHANGE:
        return _change(said, unit)
    if measure == YOY and unit == POINTS:
        return MeasureWords(DIFF)
    return MeasureWords(measure)


def _change(tail: str, unit: str) -> MeasureWords:
    """A change on the year before: in percent it is growth, in points or in an amount a difference."""
    said = unit or (POINTS if "百分点" in tail else PERCENT if "%" in tail else "")
    if said == PERCENT:
        return MeasureWords(YOY)
    if said:
        return MeasureWords(DIFF)
    if re.search("[额量值收支]|数$|绝对", tail):
        return MeasureWords(DIFF)
    if re.search("增长|速|率|幅", tail):
        return MeasureWords(YOY)
    return MeasureWords(CHANGE, sure=False)


def _from_year_ago(match: re.Match[str], unit: str) -> MeasureWords:
    tail = match["tail"]
    if is_index_unit(unit):
        return MeasureWords(YOY)
    return MeasureWords(YOY) if not tail and not unit and "同比" in match[0] else _change(tail, unit)


def _from_before(match: re.Match[str], unit: str) -> MeasureWords | None:
    tail = match["tail"]
    said = unit or (POINTS if "百分点" in tail else PERCENT if "%" in tail else "")
    if said == PERCENT:
        return MeasureWords(QOQ)
    if said or re.search("[额量数]", tail):
        return MeasureWords(DIFF_PREV)
    if re.search("增长|增速|率|增幅", tail):
        return MeasureWords(QOQ)
    return MeasureWords(DIFF_PREV, sure=False)


def _from_start(match: re.Match[str], unit: str) -> MeasureWords:
    tail = match["tail"]
    rate = (unit or tail).endswith(PERCENT) or (not unit and re.search("增长|增速|率|幅", tail) is not None)
    return MeasureWords(YTD if rate and "百分点" not in tail else DIFF_YTD)


def _ranked(match: re.Match[str], unit: str) -> MeasureWords | None:
    if is_rate(unit):
        return None
    moved = match["moved"] and match["moved"] != "情况"
    return MeasureWords(
        RANK_CHANGE if moved else RANK, of=_OF.get(match["of"] or "", LEVEL if match["of"] else "")
    )


def _scheduled(match: re.Match[str], unit: str) -> MeasureWords | None:
    compared = (
        re.match("比|较|与|超|快|高|滞|对", match[0]) or match["tail"] or match["gap"] or unit == POINTS
    )
    return MeasureWords(DIFF_SCHEDULE) if compared else None


def _completed(match: re.Match[str], unit: str) -> MeasureWords | None:
    return None if unit and not is_rate(unit) else MeasureWords(COMPLETION)


_COMPARISONS: Final = (
    (_RANK_MOVED, lambda match, unit: MeasureWords(RANK_CHANGE)),
    (_RANKED, _ranked),
    (_SCHEDULED, _scheduled),
    (_FROM_START, _from_start),
    (_NEW_THIS_YEAR, lambda match, unit: None if unit == PERCENT else MeasureWords(DIFF_YTD)),
    (_FROM_BEFORE, _from_before),
    (_CHAINED, lambda match, unit: MeasureWords(DIFF_PREV if unit == POINTS else QOQ)),
    (_FROM_YEAR_AGO, _from_year_ago),
    (_FROM_PLACE, lambda match, unit: MeasureWords(DIFF_PLACE)),
    (_COMPLETED, _completed),
    (_AIMED, lambda match, unit: MeasureWords(TARGET)),
)
