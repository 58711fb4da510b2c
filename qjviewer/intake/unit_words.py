"""Units as tables write them: in brackets, in a column, in a title, after a number."""

import re
from functools import lru_cache
from typing import Final

from qjviewer.intake.folding_text import folded
from qjviewer.intake.word_lists import any_of

PERCENT: Final = "%"
POINTS: Final = "百分点"
RANK_UNIT: Final = "位"
_SCALES: Final = "十万|百万|千万|万亿|百|千|万|亿|十亿"
_BASES: Final = any_of("""
    元人民币 人民币元 美元 欧元 港元 日元 元 吨标准煤 吨标煤 吨公里 吨 千克标准煤 千克 公斤 克 担
    平方米 m2 平方公里 平方千米 公顷 亩 立方米 m3 方 米 千米 公里 海里 千瓦时 千瓦 兆瓦 瓦 度 千卡 吉焦
    人次 人公里 人天 人 名 户次 户 家次 家 个 项 件 辆次 辆 台套 台 套 头 只 羽 匹 条 宗 起 笔 所 张床
    张 床 标准箱 标箱 箱 艘次 艘 架次 架 株 部 册 份 场 处 座 间 批次 批 次 例 队 班 盘 根 块 片 支 瓶
    双 打 天 小时 分钟 岁 倍 位 名次 级 分 点 月 年
""")
_COUNTED: Final = rf"(?:{_SCALES})?(?:{_BASES})"
_SHARED_OUT: Final = any_of("""
    元 千克标准煤 吨标准煤 吨标煤 千瓦时 微克 毫克 克 人 个 件 户 美元 千克 公斤 吨 万元 亿元
""")
_PER: Final = rf"(?:{_SHARED_OUT})/(?:{_COUNTED}|万人)"
_MANY: Final = "100 million|10,?000|million|billion|trillion|thousand|hundred million|ten thousand"
_ENGLISH: Final = (
    rf"(?:(?:RMB|CNY|USD|US\$)\s?(?:{_MANY})|(?:{_MANY})?\s?"
    r"(?:RMB|CNY|yuan|USD|US dollars|dollars|kWh|tons|tonnes|persons|people|households|units|sq\.? ?m|mu|"
    r"cubic metres|enterprises|projects))|percentage points?|p\.?p\.?|pct|percent"
)
_UNIT: Final = re.compile(
    rf"(?:{_PER}|{_COUNTED}|个?百分点|%|‰|μg/m3|mg/m3|(?:上年|上年同期|上年同月|上月|以?\d{{4}}年?)=100|{_ENGLISH})",
    re.IGNORECASE,
)
_CUT: Final = re.compile(r"[、,;/／和及]|\s{1,}(?=[^a-zA-Z])")
_SAID: Final = re.compile(
    r"(?:计量|数据)?单位\s*[::]\s*(?P<units>[^)）]*)|\bunits?\s*:\s*(?P<english>[^)]*)", re.IGNORECASE
)
_SAME: Final = {
    "个百分点": POINTS, "percentage point": POINTS, "percentage points": POINTS, "pp": POINTS,
    "p.p.": POINTS, "pct": POINTS, "percent": PERCENT, "度": "千瓦时", "万度": "万千瓦时",
    "亿度": "亿千瓦时", "吨标煤": "吨标准煤", "万吨标煤": "万吨标准煤", "名次": RANK_UNIT,
    "标准箱": "标箱", "人民币元": "元", "元人民币": "元", "平方千米": "平方公里",
}  # fmt: skip
_NO_UNIT: Final = ("见表", "见表内", "-", "/", "无", "")
# A unit that already counts in thousands or more; 千瓦时 and 千克 do not.
SCALED: Final = re.compile(r"(?:十万|百万|千万|万亿|万|亿|十亿|百(?!分))|千(?!瓦|克|米|卡)")
MONEY: Final = re.compile(rf"(?:{_SCALES})?(?:元|美元|欧元|港元|日元)")


@lru_cache(maxsize=4096)
def unit_of(text: str) -> str:
    """The unit a text is, in one spelling; an empty string when it is none."""
    clean = folded(text).strip("()[] :").removeprefix("单位:")
    if not clean or not _UNIT.fullmatch(clean):
        return ""
    return _SAME.get(
        clean.lower(), clean.replace("m2", "平方米").replace("m3", "立方米") if "/" not in clean else clean
    )


@lru_cache(maxsize=4096)
def units_of(text: str) -> tuple[str, ...]:
    """The units in a list such as 万元、% ; empty when any part is none."""
    clean = folded(text).strip("()[] :")
    whole = unit_of(clean)
    if whole:
        return (whole,)
    found = tuple(unit_of(part) for part in _CUT.split(clean) if part.strip())
    return found if found and all(found) else ()


def stated_units(text: str) -> tuple[str, ...]:
    """The units that a line such as （单位：万元、%） states."""
    match = _SAID.search(folded(text))
    if match is None:
        return ()
    said = (match["units"] or match["english"] or "").strip()
    said = re.split(r"\s(?=[^\s]*[::])", said)[0]
    return () if said in _NO_UNIT else units_of(said)


def says_unit(text: str) -> bool:
    """Whether a line is about the unit, as one at a table's right shoulder is."""
    return _SAID.search(folded(text)) is not None


def is_index_unit(unit: str) -> bool:
    """Whether values are indices of a base (上月=100)."""
    return unit.endswith("=100")


def unscaled(unit: str) -> str:
    """A unit without the scale before it: 万美元 → 美元."""
    return re.sub(rf"^(?:{_SCALES})(?=.)", "", unit)


def is_rate(unit: str) -> bool:
    """Whether values in this unit are rates, which no amount can be."""
    return unit in (PERCENT, "‰", POINTS)
