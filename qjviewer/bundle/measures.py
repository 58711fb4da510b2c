"""Measures: one record holds all that is known of each, and nothing of a measure stands elsewhere.

A measure says how an indicator is looked at: its amount, its growth, its share. The record is read by
the reader of files (bounds), the cube (how it is computed), the teller (words) and charts (axes).
"""

from decimal import Decimal
from typing import Final, Literal, TypeAlias

import msgspec

from qjviewer.bundle.units import PERCENT, POINTS
from qjviewer.wording import Language

# What the sign of a value means, and so how it is worded.
Sign: TypeAlias = Literal[
    "amount",  # a size: no word for its sign
    "growth",  # 增长 / 下降; a minus is told by the word
    "price",  # 上涨 / 下降
    "points",  # a contribution in 百分点
    "index",  # against 100: 上涨 above, 下降 below
]
# The words a change of a value is told with; phrases `figures.change-<these>-…`.
ChangeWords: TypeAlias = Literal["growth", "share", "level", "price", "points", "rank", "ratio"]


class Measure(msgspec.Struct, frozen=True):
    """All that is known of one measure.

    `name` is in Simplified, Traditional Chinese and English; `told` is the name of an indicator so
    measured (`{name}增速`). `unit` is empty where the indicator's own counts. `low` and `high` bound
    what is possible; `decimals` is how many a computed value has. `computed` names the function of
    `figures.compute` that finds it where it is not published. `axis` tells what may share an axis.
    """

    id: str
    name: tuple[str, str, str]
    told: tuple[str, str, str]
    also: tuple[str, ...]
    unit: str
    sign: Sign
    change: ChangeWords
    axis: str
    low: Decimal | None = None
    high: Decimal | None = None
    decimals: int = 1
    is_ranked: bool = True
    # Whether values may be added: growth and ratios never are.
    is_additive: bool = False
    # Whether values of different accounts can't be compared (levels and what is made of them).
    is_of_accounts: bool = False
    is_target: bool = False
    computed: str = ""

    @property
    def is_in_own_unit(self) -> bool:
        """Whether its values are in the indicator's unit; indices and ranks have none."""
        return not self.unit and self.axis == "level"

    def in_words(self, lang: Language) -> str:
        """Its name in a language."""
        return self.name[_COLUMN[lang]]

    def telling(self, name: str, lang: Language) -> str:
        """The name of an indicator with the measure: 地区生产总值增速."""
        return self.told[_COLUMN[lang]].format(name=name)


_COLUMN: Final[dict[Language, int]] = {"zh-Hans": 0, "zh-Hant": 1, "en": 2}
_ITSELF: Final = ("{name}", "{name}", "{name}")
_ZERO, _HUNDRED = Decimal(0), Decimal(100)

_RECORDS: Final = (
    Measure(
        "level", ("总量", "總量", "Level"), _ITSELF, ("绝对量", "绝对值", "实绩", "数值"),
        "", "amount", "level", "level", is_additive=True, is_of_accounts=True, decimals=2,
    ),
    Measure(
        "yoy", ("同比增长", "同比增長", "Year-on-year growth"),
        ("{name}增速", "{name}增速", "Growth of {name}"),
        ("同比", "增速", "同比增速", "比上年同期增长"),
        PERCENT, "growth", "growth", "percent",
    ),
    Measure(
        "mom", ("环比增长（月）", "環比增長（月）", "Month-on-month growth"),
        ("{name}月环比增速", "{name}月環比增速", "Month-on-month growth of {name}"),
        ("月环比", "比上月增长"),
        PERCENT, "growth", "growth", "percent",
    ),
    Measure(
        "qoq", ("环比增长", "環比增長", "Quarter-on-quarter growth"),
        ("{name}环比增速", "{name}環比增速", "Quarter-on-quarter growth of {name}"),
        ("环比", "季环比", "环比增速"),
        PERCENT, "growth", "growth", "percent",
    ),
    Measure(
        "ytd", ("比年初增长", "比年初增長", "Growth since the start of the year"),
        ("{name}比年初增速", "{name}比年初增速", "Growth of {name} since the start of the year"),
        ("比年初",),
        PERCENT, "growth", "growth", "percent", computed="ytd",
    ),
    Measure(
        "two-year", ("两年平均增长", "兩年平均增長", "Two-year average growth"),
        ("{name}两年平均增速", "{name}兩年平均增速", "Two-year average growth of {name}"),
        ("两年平均", "两年平均增速"),
        PERCENT, "growth", "growth", "percent", computed="two_year",
    ),
    Measure(
        "share", ("占比", "佔比", "Share"),
        ("{name}占比", "{name}佔比", "Share of {name}"),
        ("比重", "所占比重"),
        PERCENT, "amount", "share", "percent",
        low=_ZERO, high=_HUNDRED, is_of_accounts=True, computed="share",
    ),
    Measure(
        "contribution", ("贡献率", "貢獻率", "Contribution"),
        ("{name}贡献率", "{name}貢獻率", "Contribution of {name}"),
        (),
        PERCENT, "amount", "share", "percent", is_ranked=False, computed="contribution",
    ),
    Measure(
        "pull", ("拉动", "拉動", "Contribution in points"),
        ("{name}拉动", "{name}拉動", "Points contributed by {name}"),
        ("拉动点数", "拉动增长"),
        POINTS, "points", "points", "points", is_ranked=False, computed="pull",
    ),
    Measure(
        "completion", ("完成率", "完成率", "Completion"),
        ("{name}完成率", "{name}完成率", "Completion of {name}"),
        ("完成进度", "完成年度目标", "完成比例"),
        PERCENT, "amount", "share", "percent", low=_ZERO, computed="completion",
    ),
    Measure(
        "index", ("指数（上年＝100）", "指數（上年＝100）", "Index (previous year = 100)"),
        ("{name}指数", "{name}指數", "Index of {name}"),
        ("指数",),
        "", "index", "price", "index", low=_ZERO,
    ),
    Measure(
        "target", ("年度目标", "年度目標", "Annual target"),
        ("{name}目标", "{name}目標", "Target for {name}"),
        ("目标", "必保目标", "总量目标"),
        "", "amount", "level", "level", is_ranked=False, is_target=True,
    ),
    Measure(
        "yoy-target", ("增速目标", "增速目標", "Growth target"),
        ("{name}增速目标", "{name}增速目標", "Growth target for {name}"),
        ("增长目标",),
        PERCENT, "growth", "growth", "percent", is_ranked=False, is_target=True,
    ),
    Measure(
        "stretch", ("奋斗目标", "奮鬥目標", "Stretch target"),
        ("{name}奋斗目标", "{name}奮鬥目標", "Stretch target for {name}"),
        ("争取目标",),
        "", "amount", "level", "level", is_ranked=False, is_target=True,
    ),
    Measure(
        "yoy-stretch", ("增速奋斗目标", "增速奮鬥目標", "Stretch growth target"),
        ("{name}增速奋斗目标", "{name}增速奮鬥目標", "Stretch growth target for {name}"),
        (),
        PERCENT, "growth", "growth", "percent", is_ranked=False, is_target=True,
    ),
    Measure(
        "rank", ("位次", "位次", "Rank"), ("{name}位次", "{name}位次", "Rank of {name}"), ("名次", "排名"),
        "", "amount", "rank", "rank",
    ),
)  # fmt: skip
MEASURES: Final[dict[str, Measure]] = {m.id: m for m in _RECORDS}
MEASURE_BY_WORD: Final[dict[str, Measure]] = {
    word: m for m in _RECORDS for word in (m.id, m.name[0], *m.also)
}
# A fact is an amount of its own.
LEVEL: Final = MEASURES["level"]


def measure_of(word: str) -> Measure | None:
    """The measure behind an id or a Chinese word for it."""
    return MEASURE_BY_WORD.get(word)


def target_for(word: str, unit: str) -> str:
    """The measure of a target as typed: a per cent is of growth unless written `level target`."""
    of_what, _, bare = word.strip().rpartition(" ")
    bare = MEASURE_BY_WORD[bare].id if bare in MEASURE_BY_WORD else bare
    if of_what in ("level", "总量"):
        return bare
    if of_what in ("yoy", "同比", "增速"):
        return f"yoy-{bare}"
    return {"target": "yoy-target", "stretch": "yoy-stretch"}.get(bare, bare) if unit == PERCENT else bare
