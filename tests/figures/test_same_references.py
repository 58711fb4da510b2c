"""Every form of many figures of the invented briefing, addresses, computed facts: golden files."""

import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from qjviewer.bundle.prose import references
from qjviewer.figures.addresses import Unknown
from qjviewer.figures.forms import FORMS, Wording
from qjviewer.figures.teller import Teller
from qjviewer.load import Loaded, load
from qjviewer.wording import Language
from tests.rich.test_rich import BUNDLE
from tests.rich.written import is_golden, short

FIGURES = (
    "gdp.yoy", "gdp.level", "gdp.yoy@city", "gdp.yoy@2024Q1", "gdp.yoy@guo", "fai.yoy", "retail.level",
    "budget.level", "budget.yoy", "losses.level", "power.yoy", "cpi.yoy", "primary.pull", "secondary.share",
    "gdp.two-year", "industry.target", "gdp.level@2023", "gdp", "projects", "mills", "days", "ahead",
    "best", "ring-road", "prov", "four", "mountain", "prev",
)  # fmt: skip
ASKED = (
    *FORMS, "rank four", "rank counties", "nth mountain", "moved prev four", "moved year-ago amount",
    "ahead four", "behind city", "vs prev", "vs year-ago", "vs city", "vs prov amount", "vs industry.yoy",
    "vs target", "vs jia", "gap city", "gap prev number", "progress pace", "比上期", "差距city", "与全省比",
    "vs nowhere", "rank 某处", "nothing",
)  # fmt: skip
ADDRESSES = (
    "gdp.yoy@here", "gdp.yoy@本地", "gdp.yoy@全省", "gdp.yoy@全市@2024Q1", "gdp.yoy@上年同期",
    "gdp.yoy@last-year", "gdp.yoy@year-start", "power.level", "power.yoy@2024M06", "power.yoy@上半年",
    "gdp.yoy@2024M01-M06", "gdp.yoy@单月", "power@6月单月", "deposits.level@year-ago", "gdp.target",
    "industry.target@2023", "gdp.增速", "地区生产总值.yoy", "GDP", "乙地", "gdp.yyo", "gpd.yoy",
    "gdp.yoy@xx", "gdp.yoy@2024Q9", "projects@city", "ring-road@2024", "nowhere", "", "gdp.", ".yoy",
    "@city", "本期", "上期", "上年末", "gdp@city", "four", "four@city", "gdp.yoy @ city @ 2023H1",
    "cpi.level", "losses.yoy", "income.yoy@2023", "guo", "4", "在建重大项目",
)  # fmt: skip
DERIVED = (
    "urban.level - rural.level", "urban.level − rural.level × 2", "urban.level / rural.level",
    "gdp.yoy - gdp.yoy@city", "gdp.level + budget.level", "gdp.level * 2", "gdp.level × gdp.yoy",
    "budget.level / gdp.level", "(urban.level + 1) / 2", "gdp.level ÷ projects", "gdp.level + income.level",
    "gdp.level - gdp.yoy", "gdp.yoy@guo - gdp.yoy", "1 + 1", "gdp.level / (gdp.yoy - gdp.yoy)",
    "gdp.level / 0", "-gdp.yoy", "(gdp.yoy", "gdp.yoy)", "gdp.yoy gdp.yoy", "2 +", "", "nowhere + 1", "gdp",
    "projects + ten", "mills + 1", "gdp.level@2023 / gdp.level", "losses.level + losses.level", "x1 + 1",
    "x30 + 1", "secret + ten", "deposits.level / 2.5", "retail.level × losses.level",
    "10000000 × gdp.level",
)  # fmt: skip
COUNTED = (
    "count: [gdp.yoy, fai.yoy, retail.yoy], above: [city, prov]", "count: [gdp.yoy, fai.yoy], below: prev",
    "count: [gdp.yoy, fai.yoy, budget.yoy], above: prov", "count: [gdp.yoy, losses.level], rank: 10",
    "count: [gdp.yoy], above: nowhere", "count: [gdp.yoy, gdp.yoy@guo], above: city",
    "count: [nowhere.yoy], above: city", "sum: gdp.level, over: four", "sum: gdp.yoy, over: four",
    "sum: retail.level, over: four", "sum: projects, over: four", "sum: gdp.level, over: counties",
    "max: [gdp.yoy, fai.yoy, retail.yoy]", "min: [gdp.yoy, gdp.level]", "max: [gdp.yoy, gdp.yoy@guo]",
    "min: [industry.yoy, gdp.yoy@jia]", "max: [primary.pull, primary.pull]", "top: gdp.yoy, over: four",
    "top: gdp.yoy, over: four, n: 1", "top: budget.yoy, over: four, n: 9", "top: gdp.yoy",
    "top: gdp.yoy, over: counties",
)  # fmt: skip
USUAL = ("language-unfinished", "figure-unshown", "figure-uncited")


@cache
def computed() -> Loaded:
    """The briefing with many computed facts more."""
    rows = [f'derive: "{e}"' for e in DERIVED] + list(COUNTED)
    facts = "".join(f"    x{n}: {{name: 第{n}个, {row}}}\n" for n, row in enumerate(rows))
    facts += "    y0: {name: 万元, derive: gdp.level / 2, unit: 万元}\n"
    facts += "    y1: {name: 人, derive: gdp.level, unit: 人}\n"
    text = (BUNDLE / "briefing.yaml").read_text(encoding="utf-8")
    text = text.replace("\nitems:\n", f"\n{facts}items:\n", 1)
    with tempfile.TemporaryDirectory() as folder:
        for name in ("words.csv", "history.csv"):
            Path(folder, name).write_bytes((BUNDLE / name).read_bytes())
        Path(folder, "briefing.yaml").write_text(text, encoding="utf-8")
        return load(Path(folder))


def worded(lang: Language) -> Iterator[str]:
    """What each form of each figure says, or why it says nothing; a form a column, alike ones left out."""
    cube = computed().cube
    assert cube is not None
    wording = Wording(Teller(cube, lang))
    for figure in FIGURES[1::6] if lang == "en" else FIGURES[::3]:
        said: dict[str, str] = {}
        for form in ASKED:
            found = wording.word(next(references(f"{{{figure}:{form}}}")))
            marks = "missing" * found.is_missing + "context" * found.context + "internal" * found.internal
            why = f"{found.problem} {found.part} {found.meant}" if found.problem else ""
            size = found.size if found.size != found.text else "="
            told = " ".join(
                filter(None, (found.text, why, marks, size, found.figure.replace(figure, "·"), found.item))
            )
            said[told] = f"{said[told]}, {form}" if told in said else form
        yield f"{figure}: {' | '.join(f'{forms} → {told}' for told, forms in said.items())}"


def addresses() -> Iterator[str]:
    cube = computed().cube
    assert cube is not None
    for text in ADDRESSES:
        found = cube.resolve(text)
        is_unknown = isinstance(found, Unknown)
        yield f"{text!r}: {f'{found.code} {found.part} → {found.meant}' if is_unknown else short(found)}"


def facts() -> Iterator[str]:
    loaded = computed()
    assert loaded.cube is not None
    for n, row in enumerate((*DERIVED, *COUNTED)):
        figure = loaded.cube.fact(f"x{n}")
        yield f"{row}: {short(figure)}" if figure is not None else f"{row}: nothing"
        if figure is not None and short(figure) is None:
            how = f"{figure.value} {figure.unit} {figure.status} {figure.how} {figure.reason} {figure.found}"
            yield f" {' '.join(how.split())} of {[f'{i.sign}{i.figure}' for i in figure.inputs]}"
    yield from (f"{name}: {getattr(loaded.cube.fact(name), 'value', '')}" for name in ("y0", "y1"))
    told = (
        p for p in loaded.problems if p.subject.startswith(("facts.x", "facts.y")) and p.code not in USUAL
    )
    yield from (f"{p.subject} {p.code}: {p.message()}" for p in told)


@pytest.mark.parametrize("lang", ["zh-Hans", "en"])
def test_figures_are_worded_as_they_were(lang):
    is_golden(f"references.{lang}", worded(lang))


def test_addresses_lead_where_they_led():
    is_golden("references.addresses", addresses())


def test_facts_are_computed_as_they_were():
    is_golden("references.facts", facts())
