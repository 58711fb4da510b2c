"""Every word that people may write for something, with what it is read as: golden files."""

from collections.abc import Iterator

import msgspec
import pytest

from qjviewer.bundle.about import BASIS_WORDS, STATUS_WORDS
from qjviewer.bundle.measures import MEASURE_BY_WORD, MEASURES, measure_of, target_for
from qjviewer.bundle.names import HERE
from qjviewer.bundle.periods import RELATIVE_BY_WORD, relative_name
from qjviewer.bundle.quantities import AWAITED_WORDS, FLAT_WORDS, parse_quantity
from qjviewer.bundle.table_headings import COLUMN_KEYS, COLUMNS, is_note, is_wide
from qjviewer.bundle.units import UNITS, based, counts, unit_as_read, unit_text
from qjviewer.figures.forms import FORMS, parsed_form
from qjviewer.wording import LANGUAGES
from tests.bundle.small import read
from tests.rich.written import is_golden, short

LACKING = """
-- —— - – − / ... …… … ⋯ 未公布 未发布 待填 待定 * ** 不公布 保密 不适用 — 无 空 缺 暂无 持平
与上年持平 零增长 不变
"""
MARKED = """
500多 500余个 约5 大约5 约为5% 接近5 近5 5左右 5上下 5以上 不低于5 不少于5 至少5 5及以上 5以下
5及以下 5以内 不超过5 不高于5 5之内 约5多 +5 -5 -05 +05 05 0.5 00.5 -0 5万 5% 1,234 12,34 １２．５
5。6
"""
NOTES = (
    "注：快报数",
    "说明 甲",
    "（备注）乙",
    "资料来源:月报",
    "填表人：甲",
    "审核 乙",
    "制表。",
    "注一、",
    "注意",
    "甲",
)


def words() -> Iterator[str]:
    for name, measure in MEASURES.items():
        said = [short(getattr(measure, f.name)) for f in msgspec.structs.fields(measure)]
        yield f"{name}: {' · '.join(filter(None, said))}"
        yield f" {[word for word in MEASURE_BY_WORD if measure_of(word) == measure]}"
        typed = (name, f"level {name}", f"增速 {name}")
        yield f" {[target_for(word, unit) for word in typed for unit in ('%', '亿元')]}"
    for key in COLUMNS:
        yield f"column {key}: {[word for word, found in COLUMN_KEYS.items() if found == key]}"
    for form in FORMS:
        yield f"form {form}: {[word for word in FORMS[form] if parsed_form(word) == (form, [])]}"
    yield f"status {STATUS_WORDS} basis {BASIS_WORDS} here {HERE} awaited {AWAITED_WORDS} flat {FLAT_WORDS}"
    yield f"relative { {word: relative_name(word) for word in (*RELATIVE_BY_WORD, '4-years-ago', '甲')} }"
    wide = [is_wide(cells) for cells in (["地区", "2022", "2023年"], ["2022", "甲"])]
    yield f"notes {[is_note(text) for text in NOTES]} {wide}"


def units() -> Iterator[str]:
    bundle = read().bundle
    for unit in (
        *UNITS,
        "百分点",
        "百分點",
        "％",
        "月",
        "季度",
        "度",
        "千米",
        "万度",
        "亿人",
        "百户",
        "十万吨",
        "桶",
    ):
        told = [unit_text(unit, bundle, lang) for lang in LANGUAGES]
        one = unit_text(unit, bundle, "en", one=True)
        yield f"{unit}: {unit_as_read(unit)} {told} {one} {based(unit)} {counts(unit)}"


def quantities() -> Iterator[str]:
    for text in (LACKING + MARKED).split():
        found = parse_quantity(text)
        yield f"{text}: {short(found) if found is not None else 'none'}"


FILES = {"words": words, "units": units, "quantities": quantities}


@pytest.mark.parametrize("name", FILES)
def test_what_words_mean_is_what_they_meant(name):
    is_golden(f"vocabulary.{name}", FILES[name]())
