"""Made workbooks in other words and places: synonyms in headers, other corners, other kinds of file."""

import re

from tests.intake.made.draft import Draft, Put
from tests.intake.made.files import to_delimited, to_html, to_ods, to_spreadsheetml, to_xlsx
from tests.intake.made.numbers import GROWTH_WORDS, Numbers

SAME = (
    ("指标", "指标名称", "项目", "主要指标", "指　标", "项　目"),
    ("单位", "计量单位"),
    ("位次", "排名", "名次", "排位"),
    ("总量", "绝对量", "绝对值", "实绩", "完成数", "数值", "绝对额"),
    ("地区", "县（市、区）", "县区", "区  域"),
    ("本月", "当月"),
    ("累计", "本年累计", "本月止累计"),
    ("上年同期", "去年同期"),
    ("年度目标", "全年目标", "年度目标任务", "全年任务"),
    ("完成率（%）", "目标完成率(%)", "完成年度目标（%）"),
    ("合计", "总计", "合  计"),
    ("镇（街道）", "镇街", "乡镇（街道）"),
    ("行业", "行业名称", "行  业"),
    ("备注", "说明"),
    GROWTH_WORDS,
)
BY_WORD = {word: group for group in SAME for word in group}
SPAN = re.compile(r"(\d{1,2})[-—](\d{1,2})月")
KINDS = ("xlsx", "html", "ods", "xml", "csv")


def varied(drafts: list[Draft], n: Numbers) -> tuple[str, bytes, list[Draft]]:
    """The same tables otherwise worded and placed, in a kind of file drawn by lot."""
    down, right = n.pick(0, 0, 1, 2), n.pick(0, 0, 1)
    if any(str(put.value)[:1] == "=" for draft in drafts for put in draft.cells.values()):
        # Formulas name their cells.
        down, right = 0, 0
    chosen = {group: n.pick(*group) for group in SAME}
    dash = n.pick("-", "—", "～", "－")
    moved = [_moved(draft, down, right, chosen, dash) for draft in drafts]
    kind = n.pick(*KINDS)
    shows_formats = any(_needs_formats(put) for draft in drafts for put in draft.cells.values())
    if len(moved) > 1 or shows_formats or any(draft.hidden or draft.hidden_columns for draft in drafts):
        kind = "xlsx"
    return _written(kind, moved)


def _needs_formats(put: Put) -> bool:
    # Files of plain text show neither formats that scale nor indents.
    scaled = not isinstance(put.value, str) and any(mark in put.fmt for mark in '!["\\;')
    return scaled or bool(put.indent) or str(put.value)[:1] == "="


def _moved(draft: Draft, down: int, right: int, chosen: dict[tuple[str, ...], str], dash: str) -> Draft:
    new = Draft(draft.name or "Sheet1", hidden=draft.hidden)
    for row, text in enumerate(draft.lead, 1 + down):
        new.put(row, 1 + right, text)
    down += len(draft.lead)
    for (row, column), put in draft.cells.items():
        value = put.value
        if isinstance(value, str):
            value = chosen[BY_WORD[value]] if value in BY_WORD else SPAN.sub(rf"\g<1>{dash}\2月", value)
        new.cells[row + down, column + right] = Put(value, put.fmt, put.indent, put.bold)
    new.merges = [(t + down, le + right, b + down, r + right) for t, le, b, r in draft.merges]
    new.hidden_rows = {row + down for row in draft.hidden_rows}
    new.hidden_columns = {column + right for column in draft.hidden_columns}
    new.truth = [
        {**row, "sheet": new.name, "cell": _shifted(row["cell"], down, right)} for row in draft.truth
    ]
    return new


def _shifted(cell: str, down: int, right: int) -> str:
    letters, digits = re.fullmatch(r"([A-Z]+)(\d+)", cell).groups()
    return f"{chr(ord(letters) + right)}{int(digits) + down}"


def _written(kind: str, drafts: list[Draft]) -> tuple[str, bytes, list[Draft]]:
    if kind == "xlsx":
        return "xlsx", to_xlsx(drafts), drafts
    if kind == "xml":
        return "xls", to_spreadsheetml(drafts), drafts
    if kind == "ods":
        return "ods", to_ods(drafts), drafts
    name = "Sheet1" if kind == "html" else ""
    for draft in drafts:
        draft.name = name
        draft.truth = [{**row, "sheet": name} for row in draft.truth]
    if kind == "html":
        return "xls", to_html(drafts[0], "utf-8"), drafts
    return "csv", to_delimited(drafts[0], ",", "gb18030"), drafts
