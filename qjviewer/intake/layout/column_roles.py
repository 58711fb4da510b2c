"""What each column of a table holds, by its heading and its cells: names, units, numbers, remarks, data."""

import itertools
import re
from typing import Final, Literal, TypeAlias

from qjviewer.intake.label_words import parse_label
from qjviewer.intake.layout.region import SheetGrid, is_month_label
from qjviewer.intake.measure_words import RANK
from qjviewer.intake.place_words import is_place_name
from qjviewer.intake.unit_words import unit_of
from qjviewer.intake.word_lists import around

ColumnRole: TypeAlias = Literal["name", "unit", "serial", "code", "remark", "data", "empty"]
_NAMES: Final = around(
    "",
    r"""
    指标 项目 指标名称 项目名称 名称 行业 行业名称 行业类别 地区 地市 区域 县区 区县 县市区 市县区?
    各?县\(市、?区\) 县\(市、区\) 镇街 街镇 乡镇 镇\(街道\) 镇\(街、区\) 乡镇\(街道\) 镇乡\(街道\)
    用电分类 分类 类别 品种 品名 商品 产品 产品名称 国别 国家\(地区\) 税种 科目 预算科目 收入项目
    支出项目 单位名称 企业名称 企业 部门 平台 园区 月份 时间 年份 年月 期别 报告期 日期 时期 指标分类
    (?:数据|统计|报告|所属|会计)(?:期|期别|期间|时期|时间|日期|年月|月份)
    内容 领域 板块 经济指标 主要指标 地区名称 行政区 行政区划 属地 所在.{1,3} 所属.{1,3} 建设地点
    indicators? items? name area region district county month period time industry category sector
""",
    ".{0,6}",
)
_UNITS: Final = re.compile(r"(?:计量)?单位|units?", re.IGNORECASE)
_SERIALS: Final = re.compile(r"序号|序|编号|行次|行号|no\.?|#|排序号|顺序号|项次", re.IGNORECASE)
_CODES: Final = re.compile(r".*(?:代码|编码|代号|区划码|行业码|信用代码|code)", re.IGNORECASE)
_REMARKS: Final = around(
    ".*",
    """
    备注 说明 责任 牵头 配合 联系 电话 时限 来源 形象进度 进展 建设内容 建设单位 业主 法人 承办
    实施单位 项目单位 建设规模 建设性质 建设年限 建设周期 起止 地址 审核 校验 核对 检查 平衡关系 勾稽
    差额核对 签字 口径 解释 性质 阶段 领导 权重 权数 分值 remark note check contact comment
""",
    ".*",
)
_CODE_LIKE: Final = re.compile(r"[A-Z]{0,2}\d{0,8}|\d{2,12}")
_TIMES: Final = re.compile(
    r"年份?|月份?|年度|季度|年月|期别|期间|时期|(?:数据|统计|报告|所属|会计)?(?:期|期别|期间|时期|时间|日期|年月|月份)"
)
_YEAR_AND_MONTH: Final = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])")
_DATED: Final = re.compile(r"年份|年度$|时间|日期|年月")
_MOSTLY: Final = 0.6


class ColumnFacts:
    """What stands in a column of a table's body, counted once."""

    def __init__(self, grid: SheetGrid, column: int, heading: str, rows: list[int]) -> None:
        self.column, self.heading = column, heading
        kinds = [grid.kind(r, column) for r in rows]
        self.values = kinds.count("value")
        self.gaps = kinds.count("gap")
        self.words = kinds.count("words") + kinds.count("time")
        self.texts = [grid.text(r, column) for r, k in zip(rows, kinds, strict=True) if k]
        self._word_texts = [
            t for t, k in zip(self.texts, [k for k in kinds if k], strict=True) if k in ("words", "time")
        ]
        self._numbers = [grid.text(r, column) for r, k in zip(rows, kinds, strict=True) if k == "value"]

    @property
    def is_empty(self) -> bool:
        """Whether the body has nothing here."""
        return not self.texts

    @property
    def has_names(self) -> bool:
        """Whether words prevail."""
        return self.words > self.values

    @property
    def is_units(self) -> bool:
        """Whether most of what is here are units."""
        known = sum(bool(unit_of(t)) for t in self.texts)
        return bool(self.texts) and known >= _MOSTLY * (len(self.texts) - self.gaps) and known > 0

    @property
    def is_serial(self) -> bool:
        """Whether the numbers only count the rows: 1, 2, 3 or 1, 1.1, 1.2."""
        if len(self._numbers) < 2 or self.words > len(self._numbers):
            return False
        firsts = [int(m[0]) for t in self._numbers if (m := re.match(r"\d+", t))]
        whole = all(re.fullmatch(r"\d{1,3}(?:\.\d{1,2}){0,3}\.?", t) for t in self._numbers)
        return whole and firsts[:1] == [1] and all(0 <= b - a <= 1 for a, b in itertools.pairwise(firsts))

    @property
    def counts_time(self) -> bool:
        """Whether all numbers are years, months from 1 to 12, or both together as 202306."""
        if self._numbers and all(_YEAR_AND_MONTH.fullmatch(t) for t in self._numbers):
            return True
        numbers = [int(t) for t in self._numbers if t.isdigit()]
        whole = len(numbers) == len(self._numbers) and bool(numbers)
        return whole and (all(1 <= n <= 12 for n in numbers) or all(1949 <= n <= 2100 for n in numbers))

    @property
    def is_code(self) -> bool:
        """Whether all that is here looks like codes, not like words or amounts."""
        return (
            bool(self.texts)
            and all(_CODE_LIKE.fullmatch(t) for t in self.texts)
            and any(re.match("[A-Z]", t) for t in self.texts)
        )

    @property
    def names_places(self) -> bool:
        """Whether most words are names of places."""
        return bool(self._word_texts) and sum(map(is_place_name, self._word_texts)) >= _MOSTLY * len(
            self._word_texts
        )

    @property
    def names_months(self) -> bool:
        """Whether most words are months or years."""
        return bool(self._word_texts) and sum(map(is_month_label, self._word_texts)) >= _MOSTLY * len(
            self._word_texts
        )


def role_of(facts: ColumnFacts, *, before_names: bool) -> ColumnRole:
    """The role of a column; `before_names` while no column of names was met further left."""
    heading = facts.heading
    if _SERIALS.fullmatch(heading):
        return "serial"
    if _CODES.fullmatch(heading) or facts.is_code:
        return "code"
    if _REMARKS.fullmatch(heading):
        return "remark"
    if _UNITS.fullmatch(heading) and (facts.is_units or facts.is_empty or not facts.values):
        return "name" if before_names and not facts.is_units and facts.has_names else "unit"
    if facts.is_units and facts.values == 0:
        return "unit"
    if is_rank_heading(heading) and facts.values:
        return "data"
    if facts.counts_time and facts.values > 1:
        if _TIMES.fullmatch(heading):
            return "name"
        if _DATED.search(heading):
            return "remark"
    if before_names:
        return _first(facts)
    if facts.has_names:
        dated = facts.names_months and is_time_heading(heading)
        return "name" if is_name_heading(heading) or not heading or dated else "remark"
    return "empty" if facts.is_empty else "data"


def _first(facts: ColumnFacts) -> ColumnRole:
    """A column with no names to its left."""
    if facts.has_names or (
        is_name_heading(facts.heading) and (facts.words or not facts.values or facts.names_months)
    ):
        return "name"
    if facts.is_serial:
        return "serial"
    if facts.is_empty:
        return "empty"
    return "name" if is_name_heading(facts.heading) else "data"


def is_name_heading(heading: str) -> bool:
    """Whether a heading says that names of things, places or times stand below."""
    return _NAMES.fullmatch(heading) is not None


def is_time_heading(heading: str) -> bool:
    """Whether a heading says that periods stand below."""
    return _TIMES.fullmatch(heading) is not None


def is_rank_heading(heading: str) -> bool:
    """Whether a heading says that ranks stand below; in front of the names they still are ranks."""
    return parse_label(heading, "column").measure.measure == RANK if heading else False


def is_serial_heading(heading: str) -> bool:
    """Whether a heading says that the column only counts rows."""
    return _SERIALS.fullmatch(heading) is not None
