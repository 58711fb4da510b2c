"""The columns of a table of figures, and what people call them."""

from collections.abc import Iterable
from typing import Final

from qjviewer.text.late import late

# Those that a row must have; the others may be said for the whole table, or left out.
REQUIRED: Final = ("indicator", "measure", "value")
COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "indicator": ("指标", "指标名称", "项目"),
    "measure": ("度量", "口径", "计量", "类型", "指标类型"),
    "place": ("地区", "地域", "区域", "单位名称"),
    "period": ("期间", "时期", "时间", "报告期", "期别"),
    "value": ("数值", "值", "数据"),
    "unit": ("单位", "计量单位"),
    "rank": ("位次", "排名", "名次"),
    "group": ("范围", "排名范围", "位次范围"),
    "status": ("状态", "数据状态"),
    "accounts": ("核算口径", "核算"),
    "source": ("来源", "数据来源", "资料来源"),
    "at": ("出处", "位置", "cite"),
    "basis": ("累计或当期", "时点或时期"),
    "note": ("备注", "说明", "注"),
    "internal": ("内部",),
    "context": ("外部参照",),
}
COLUMN_KEYS: Final = {word: key for key, words in COLUMNS.items() for word in (key, *words)}
_NOTE: Final = late(
    r"\s*[（(]?(?:注|备注|说明|附注|资料来源|数据来源|来源|填表|审核|制表)[一二三123]?[:：、.\s]"
)
_YEAR: Final = late(r"\s*(?:19|20)\d\d\s*年?\s*")


def is_note(cell: str) -> bool:
    """Whether a cell that stands alone in its row is a remark under the table."""
    return _NOTE().match(cell) is not None


def is_wide(cells: Iterable[str]) -> bool:
    """Whether a first line is of the wide kind: a place, then a column a year."""
    return sum(_YEAR().fullmatch(cell) is not None for cell in cells) >= 2
