"""The format told to people and editors: every key, word, measure, form, period and chart there is."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from qjviewer.bundle.about import STATUSES
from qjviewer.bundle.fields import Declared, keys_of
from qjviewer.bundle.meanings import meanings_of
from qjviewer.bundle.measures import MEASURES, Measure
from qjviewer.bundle.model import FORMAT, Bundle
from qjviewer.bundle.periods import RELATIVE, parse_period
from qjviewer.bundle.quantities import APPROXIMATE, BOUNDED, MISSING_MARKS
from qjviewer.bundle.schema import choice_of, first_line, models
from qjviewer.bundle.schema import schema as bundle_schema
from qjviewer.bundle.table_headings import COLUMNS
from qjviewer.bundle.units import UNITS
from qjviewer.charts.kind import kind_names, told_of
from qjviewer.figures.forms import FORMS
from qjviewer.pages.columns import COLUMN_FORMS
from qjviewer.wording import say

# What each form gives in Chinese (`the` and `word` in English), each shown by a test.
FORM_EXAMPLES: Final[Mapping[str, Mapping[str, str]]] = {
    "value": {"fai.yoy": "37.7%", "reserve": "500多个"},
    "number": {"fai.yoy:number": "37.7"},
    "size": {"counties:size": "90个"},
    "unit": {"fai.yoy:unit": "%"},
    "name": {"fai.yoy:name": "固定资产投资"},
    "short": {"retail:short": "社零总额"},
    "period": {"fai.yoy:period": "2023年上半年"},
    "the": {"period:the": "the first half of 2023"},
    "place": {"fai.yoy:place": "衢江区"},
    "change": {"fai.yoy:change": "增长37.7%"},
    "rank": {"fai.yoy:rank": "全省第3位", "retail.yoy:rank three": "三地第2位"},
    "nth": {"fai.yoy:nth": "第3位"},
    "moved": {"gdp.yoy:moved": "位次前移2位", "gdp.yoy:moved amount": "2位"},
    "ahead": {"retail.yoy:ahead three": "与前一位相差0.3个百分点"},
    "behind": {"retail.yoy:behind three": "比后一位高0.2个百分点"},
    "gap": {"fai.yoy:gap zhejiang": "28.7个百分点"},
    "vs": {
        "fai.yoy:vs zhejiang": "高于全省28.7个百分点",
        "fai.yoy:vs prev": "比一季度加快1.9个百分点",
        "fai.yoy:vs gdp.yoy": "快于地区生产总值增速24.3个百分点",
    },
    "progress": {"budget.level:progress": "完成年度目标的52.3%，快于序时进度2.3个百分点"},
    "needed": {"budget.level:needed": "8.4%"},
    "run": {"fai.yoy:run": "连续3个季度"},
    "list": {"first:list": "柯城区、衢江区"},
    "hanzi": {"above:hanzi": "两项"},
    "word": {"above:word": "two"},
    "structure": {"gdp:structure": "4.1:46.2:49.7"},
}
RELATIVE_MEANINGS: Final[Mapping[str, str]] = {
    "now": "本期，按指标自己的基准 / the briefing's period in the indicator's own basis",
    "prev": "briefing.rhythm 里的上一个点 / the point before in the briefing's rhythm",
    "year-ago": "上年同期 / the same span a year before",
    "2-years-ago": "前年同期（3-years-ago…同理）/ two years before; 3-years-ago and so on",
    "year-start": "上年末 / the end of the year before",
    "last-year": "上年全年 / the whole of the year before",
}
# Ways to write periods, those of one meaning beside each other.
PERIOD_FORMS: Final = (
    "2023", "2023年", "2023H1", "2023年上半年", "2023Q2", "2023年二季度", "2023Q1-Q3", "2023年前三季度",
    "2023M06", "2023-06", "2023年6月", "2023M01-M07", "2023年1—7月", "2023年6月末", "2023-08-04",
    "2023年8月4日", "2021..2025", "2021—2025年", "2022Q4..2023Q2",
)  # fmt: skip
_MISSING_ALSO: Final[Mapping[str, str]] = {
    "not-applicable": "-, --, /",
    "not-published": "..., ……, 未公布",
    "awaited": "待报, 未填",
    "withheld": "*, 不公布",
}


def schema() -> dict[str, Any]:
    """The JSON Schema with the words that only charts know."""
    return bundle_schema({("ChartBlock", "chart"): charts()})


def charts() -> dict[str, str]:
    """Every chart kind, and what it shows."""
    return {name: told_of(name) for name in kind_names()}


def markdown() -> str:
    """The whole reference in Markdown."""
    parts: Sequence[Iterable[str]] = (
        _head(),
        _values(),
        _measures(),
        _periods(),
        _forms(),
        _charts(),
        _columns(),
        _tables(),
        _keys(),
    )
    return "\n".join(line for part in parts for line in part).strip() + "\n"


def _head() -> Iterator[str]:
    yield f"# The format `{FORMAT}`"
    yield ""
    yield "Made by `qjviewer schema --markdown` from the program's own declarations."


def _values() -> Iterator[str]:
    yield from _titled("Values", "Written as the source writes them: `500多个`, `63%～68%`, `7.0%以上`.")
    yield f"Words kept with a value: {_coded(APPROXIMATE)} (approximate), {_coded(BOUNDED)} (bounds)."
    yield from _titled("Missing values", "What stands in place of a value, and why there is none.")
    marks = [
        (f"`{mark}`", say(f"figures.missing-{n}", "en"), _MISSING_ALSO[n])
        for mark, n in MISSING_MARKS.items()
    ]
    yield from _table(("Mark", "Meaning", "Also read as"), marks)
    yield from _titled("Statuses", "In the order in which a later value replaces an earlier one.")
    meanings = meanings_of(STATUSES)
    yield from _table(("Status", "Meaning"), [(f"`{s}`", meanings[s]) for s in STATUSES])
    yield from _titled("Units", "Known by themselves; others are declared under `units`.")
    yield _coded(unit for unit in UNITS if unit)


def _measures() -> Iterator[str]:
    yield from _titled("Measures", "How an indicator is looked at: `indicator.measure`.")
    head = ("Measure", "Name", "Also called", "Unit", "Bounds", "Where not published")
    yield from _table(head, map(_measure, MEASURES.values()))


def _measure(measure: Measure) -> tuple[str, ...]:
    bounds = "–".join("" if b is None else str(b) for b in (measure.low, measure.high)).strip("–")
    return (
        f"`{measure.id}`",
        f"{measure.name[0]} / {measure.name[2]}",
        "、".join(measure.also),
        measure.unit or "the indicator's",
        f"from {bounds}" if bounds and measure.high is None else bounds,
        "computed" if measure.computed else "",
    )


def _periods() -> Iterator[str]:
    yield from _titled("Periods", "Ways to write them; the first of each meaning is its code.")
    yield from _table(("Written", "Code"), [(f"`{text}`", f"`{code_of(text)}`") for text in PERIOD_FORMS])
    yield from _titled("Relative periods", "In addresses and selectors: `gdp.yoy@prev`.")
    rows = [(f"`{name}`", "、".join(words), RELATIVE_MEANINGS[name]) for name, words in RELATIVE.items()]
    yield from _table(("Word", "Also called", "Meaning"), rows)


def code_of(text: str) -> str:
    """The code of a period as written; empty for none."""
    period = parse_period(text)
    return period.code if period else ""


def _forms() -> Iterator[str]:
    yield from _titled("Forms", "How prose words what it names: `{address:form}`, or `{address:form?}`.")
    rows = (
        (f"`{form}`" if not number else "", "、".join(words) if not number else "", f"`{{{written}}}`", gives)
        for form, words in FORMS.items()
        for number, (written, gives) in enumerate(FORM_EXAMPLES[form].items())
    )
    yield from _table(("Form", "Also called", "Written", "Gives"), rows)


def _charts() -> Iterator[str]:
    yield from _titled("Charts", "What `chart:` may be.")
    yield from _table(("Kind", "Shows"), [(f"`{name}`", told) for name, told in charts().items()])


def _columns() -> Iterator[str]:
    yield from _titled("Columns of a statement", '`measure[@place][@period] [form]`, or `"@period"` alone.')
    yield f"Forms a column may have: {_coded(COLUMN_FORMS)}."


def _tables() -> Iterator[str]:
    yield from _titled("Columns of a CSV table", "Named in either way, in any order.")
    yield from _table(
        ("Column", "Also called"), [(f"`{key}`", "、".join(words)) for key, words in COLUMNS.items()]
    )


def _keys() -> Iterator[str]:
    for model in models():
        name = "The file" if model is Bundle else model.__name__
        yield from _titled(name, first_line(model))
        for key, declaration in keys_of(model).items():
            yield from _key(key, declaration)


def _key(key: str, declaration: Declared) -> Iterator[str]:
    need = " *(required)*" if declaration.is_required else ""
    yield f"- `{key}`{need}: {declaration.doc}"
    words = choice_of(declaration)
    meanings = meanings_of(words)
    yield from (f"  - `{w}`: {meanings[w]}" if w in meanings else f"  - `{w}`" for w in words if w)


def _titled(title: str, words: str) -> Iterator[str]:
    yield from ("", f"## {title}", "", words, "")


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield "| " + " | ".join(header) + " |"
    yield "|" + " --- |" * len(header)
    yield from ("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows)


def _coded(words: Iterable[str]) -> str:
    return " ".join(f"`{word}`" for word in words)
