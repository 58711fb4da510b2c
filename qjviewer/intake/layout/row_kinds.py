"""What each row of a sheet is: title, line about the unit, header, data, label alone, note, nothing."""

import itertools
import re
from collections import deque
from collections.abc import Iterable, Sequence
from typing import Final, Literal, TypeAlias

from qjviewer.intake.layout.region import CellKind, SheetGrid
from qjviewer.intake.unit_words import says_unit

RowKind: TypeAlias = Literal["blank", "title", "about", "header", "numbers", "data", "label", "note"]
_NOTE: Final = re.compile(
    r"^(?:注|备注|附注|说明|注释|数据来源|资料来源|来源|制表|填表|审核|复核|联系人|联系电话|单位负责人|统计负责人|填报|编制|报送|打印|导出|口径|提示|"
    r"notes?\b|source)\s*\d*\s*[:：.、]?|^[*※①②③④⑤⑥⑦⑧⑨⑩](?=.*(?:为|系|是|指|含|按|数据|口径))|^(?:\(\d\)|\d[、.])(?=.{6,}(?:为|系|是|指|含|不含|按|数据|口径))|^带\s*[*※①]"
)
_ABOUT: Final = re.compile(
    r"^\(?(?:制表|填表|填报|编制|报送|打印|导出|发布|统计|报告|截止|截至|计量|数据)?(?:日期|时间|单位|机构|部门|人|期别|范围)\s*[:：]|^(?:报表|表格|统计|查询)?(?:报告期|数据期|所属期|地区|区域|区划|行政区划|报表名称|表名|查询条件|统计口径|密级)\s*[:：]|^(?:19|20)\d\d[-/.年]\d\d?[-/.月]\d\d?日?$"
    r"|^第?\s*\d+\s*页|^表\s*号|^文\s*号|^制定机关|^有效期"
)
_CODES: Final = re.compile(r".{0,6}(?:代码|编码|区划码|行次|栏次|列次)")
_COLUMN_NUMBER: Final = re.compile(r"[(（]?\d{1,2}[)）]?(?:\s*=.*)?|甲|乙|丙|丁|栏次|行次|列次|序号|[A-Z]")
_SECTION: Final = re.compile(r"[(（]?(?:[一二三四五六七八九十]{1,3}|[IVX]{1,4}|\d{1,2})[)）]?[、.]?")
_LONG: Final = 40
_LOOK_DOWN: Final = 4
_MANY: Final = 3


class RowJudge:
    """Tells the kinds of rows within a range of columns."""

    def __init__(self, grid: SheetGrid, left: int, right: int) -> None:
        self._grid, self._left, self._right = grid, left, right

    def columns(self, row: int) -> list[int]:
        """The columns with own content in this row."""
        return [c for c in self._grid.by_row.get(row, ()) if self._left <= c <= self._right]

    def kinds(self, rows: Sequence[int]) -> dict[int, RowKind]:
        """The kind of each row; a row with words above numbers is a header."""
        kinds: dict[int, RowKind] = {}
        for row in rows:
            kinds[row] = self._kind(row)
        self._find_headers(rows, kinds)
        for row in rows:
            if kinds[row] == "title" and self._is_group(row, kinds):
                kinds[row] = "header"
        return kinds

    def _kind(self, row: int) -> RowKind:
        columns = self.columns(row)
        if not columns:
            return "blank"
        texts = [self._grid.text(row, c) for c in columns]
        if len(columns) == 1 or self._one_text(row, columns):
            return self._alone(row, columns[0], texts[0])
        kinds = [self._grid.kind(row, c) for c in columns]
        if self._is_about(texts, kinds):
            return "about"
        if _CODES.fullmatch(texts[0]) and kinds[0] == "words" and kinds.count("words") == 1:
            return "numbers"
        if self._numbers_columns(row, columns, texts):
            return "numbers"
        if self._years_only(row, columns):
            return "header"
        if "value" in kinds or "gap" in kinds:
            return "data"
        return "label"

    def _is_about(self, texts: list[str], kinds: list[CellKind]) -> bool:
        """A line of remarks about the table, each cell one: 编制单位：… | 2023年1—7月 | 单位：万元."""
        said = [bool(_ABOUT.search(t) or says_unit(t) or is_note(t)) for t in texts]
        rest = [t for t, is_said in zip(texts, said, strict=True) if not is_said]
        if not any(said):
            return False
        if all(_ends_pair(t) for t in rest):
            return True
        return len(texts) <= _MANY and not {"value", "gap"} & set(kinds)

    def _one_text(self, row: int, columns: list[int]) -> bool:
        return (
            len({self._grid.text(row, c) for c in columns}) == 1
            and self._grid.kind(row, columns[0]) == "words"
        )

    def _alone(self, row: int, column: int, text: str) -> RowKind:
        if self._grid.kind(row, column) in ("value", "gap"):
            return "data"
        if _ABOUT.search(text) and len(text) < _LONG:
            return "about"
        if is_note(text):
            return "note"
        if says_unit(text) and len(text) < _LONG and not text.split("单位")[0].strip("(计量数据 "):
            return "about"
        return "title"

    def _numbers_columns(self, row: int, columns: list[int], texts: list[str]) -> bool:
        """A row that only numbers the columns: 甲 乙 1 2 3 4=3/2."""
        if len(columns) < _MANY or not all(_COLUMN_NUMBER.fullmatch(t) for t in texts):
            return False
        numbers = [int(m[0]) for t in texts if (m := re.search(r"\d+", t))]
        rises = all(b - a == 1 for a, b in itertools.pairwise(numbers))
        return len(numbers) >= 2 and rises and numbers[0] == 1 and any(not t.isdigit() for t in texts)

    def _years_only(self, row: int, columns: list[int]) -> bool:
        """A row whose values are all years or months: 年份 2021 2022 2023; 月份 1 2 3."""
        values = [c for c in columns if self._grid.kind(row, c) == "value"]
        if len(values) < 2 or any(self._grid.kind(row, c) == "gap" for c in columns):
            return False
        if all(self._grid.is_written_time(row, c) for c in values):
            return len(columns) - len(values) <= 2
        head = self._grid.text(row, columns[0])
        numbers = [self._grid.text(row, c) for c in values]
        return (
            "月" in head and numbers == [str(n) for n in range(1, len(numbers) + 1)] and len(numbers) >= _MANY
        )

    def _find_headers(self, rows: Sequence[int], kinds: dict[int, RowKind]) -> None:
        """Rows of words that stand over values in the next rows of data are headers."""
        below: deque[set[int]] = deque(maxlen=_LOOK_DOWN)
        for row in reversed(rows):
            if kinds[row] == "data":
                values = {c for c in self.columns(row) if self._grid.kind(row, c) in ("value", "gap")}
                below.appendleft(values)
            elif kinds[row] == "label" and not self._is_section(row) and self._heads(row, below):
                kinds[row] = "header"

    def _is_section(self, row: int) -> bool:
        """A serial number and words beside it (二 | 社会民生): a line over the rows below, no header."""
        columns = self.columns(row)
        return len(columns) == 2 and _SECTION.fullmatch(self._grid.text(row, columns[0])) is not None

    def _heads(self, row: int, below: Iterable[set[int]]) -> bool:
        own = set(self.columns(row))
        words = {
            c for c in self._own_and_wide(row) if c not in own or self._grid.kind(row, c) in ("words", "time")
        }
        return any(words & values for values in below)

    def _own_and_wide(self, row: int) -> list[int]:
        """The columns this row's cells reach over, merges included."""
        reached: list[int] = []
        for column in self.columns(row):
            area = self._grid.area(row, column)
            reached += range(column, min(area.right if area else column, self._right) + 1)
        return reached

    def _is_group(self, row: int, kinds: dict[int, RowKind]) -> bool:
        """A single cell over part of a header: the name of a group of columns, not a title."""
        after = kinds.get(row + 1)
        column = self.columns(row)[0]
        if after not in ("header",) or column == self.columns(row + 1)[0]:
            return False
        area = self._grid.area(row, column)
        if area is None or area.right == area.left:
            return False
        covered = range(area.left, area.right + 1)
        below = self.columns(row + 1)
        return sum(c in covered for c in below) >= 2 and any(c not in covered for c in below)


def is_note(text: str) -> bool:
    """Whether a line explains the table."""
    return _NOTE.search(text) is not None


def _ends_pair(text: str) -> bool:
    """The second half of 单位： | 万元 and 日期： | 2023-07-18."""
    return len(text) <= 12 and not re.search(r"[一-鿿]{5,}", text) and bool(re.search(r"\d{4}|元|%", text))
