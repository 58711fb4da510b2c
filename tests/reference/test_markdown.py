"""The reference names all there is, and what it shows is what the program does."""

import pytest

from qjviewer.bundle.about import STATUSES
from qjviewer.bundle.measures import MEASURES
from qjviewer.bundle.model import ITEM_KINDS
from qjviewer.bundle.periods import RELATIVE
from qjviewer.bundle.prose import parse_prose
from qjviewer.bundle.quantities import MARKS, MISSING_MARKS, parse_quantity
from qjviewer.bundle.units import UNITS
from qjviewer.charts.kind import kind_names
from qjviewer.cli import run
from qjviewer.figures.forms import FORMS, Wording
from qjviewer.pages.statement_columns import COLUMN_FORMS
from qjviewer.reference import FORM_EXAMPLES, PERIOD_FORMS, RELATIVE_MEANINGS, code_of, markdown
from tests.cubes import cube_of, teller_of

CUBE = """
data:
  - about: {place: qujiang, period: 2023H1, source: own}
    gdp: {level: 100.0, yoy: {value: 13.4, rank: {counties: 1/90}}}
    primary: {level: 4.1}
    secondary: {level: 46.2}
    tertiary: {level: 49.7}
    fai: {yoy: {value: 37.7, rank: {zhejiang: 3}, vs: {zhejiang: 28.7}}}
    retail: {yoy: 9.5}
    budget: {level: 10.46}
  - about: {place: qujiang, period: 2023, source: own}
    budget: {target: 20.00亿元}
  - about: {place: qujiang, period: 2023Q1, source: own}
    gdp: {yoy: {value: 11.5, rank: {counties: 3/90}}}
    fai: {yoy: 35.8}
  - {about: {place: qujiang, period: 2022, source: own}, fai: {yoy: 30.0}, budget: {level: 18.80}}
  - {about: {place: qujiang, period: 2022H1, source: own}, budget: {level: 10.00}}
  - {about: {place: kecheng, period: 2023H1, source: own}, retail: {yoy: 9.8}}
  - {about: {place: longyou, period: 2023H1, source: own}, retail: {yoy: 9.3}}
  - {about: {place: zhejiang, period: 2023H1, source: stats}, gdp: {yoy: 6.8}}
facts:
  - about: {place: qujiang, period: 2023H1, source: own}
    reserve: {name: 项目, value: 500多个}
  - first: {name: 前两位, top: retail.yoy, over: three, n: 2}
    above: {name: 高于全省的, count: [gdp.yoy, fai.yoy], above: zhejiang, unit: 项}
"""
EXAMPLES = [(form, written, gives) for form, told in FORM_EXAMPLES.items() for written, gives in told.items()]


@pytest.mark.parametrize(("form", "written", "gives"), EXAMPLES)
def test_every_example_of_a_form_is_true(form, written, gives):
    lang = "en" if form in ("the", "word") else "zh-Hans"
    (reference,) = parse_prose(f"{{{written}}}")
    assert Wording(teller_of(cube_of(CUBE), lang)).word(reference).text == gives
    assert reference.form.split(" ")[0] in (form, "") or form == "value"


def test_every_form_has_an_example():
    assert set(FORM_EXAMPLES) == set(FORMS)


def test_periods_of_one_meaning_stand_beside_each_other():
    codes = [code_of(text) for text in PERIOD_FORMS]
    assert all(codes)
    assert codes == [c for code in dict.fromkeys(codes) for c in codes if c == code]
    assert set(RELATIVE_MEANINGS) == set(RELATIVE)


def test_it_names_everything_there_is():
    text = markdown()
    named = [*MEASURES, *kind_names(), *FORMS, *COLUMN_FORMS, *STATUSES, *MISSING_MARKS, *MARKS, *ITEM_KINDS,
             *RELATIVE, *(u for u in UNITS if u)]  # fmt: skip
    assert [word for word in named if f"`{word}`" not in text] == []
    assert "- `value`: The value as the source writes it: 500多, 63%～68%." in text


def test_what_is_read_as_missing_is():
    rows = [line.split("|") for line in markdown().splitlines() if line.startswith("| `")]
    marks = {mark: also for _, mark, _, also, *_ in rows if mark.strip().strip("`") in MISSING_MARKS}
    assert len(marks) == len(MISSING_MARKS)
    for mark, also in marks.items():
        wanted = MISSING_MARKS[mark.strip().strip("`")]
        assert all(parse_quantity(word.strip()).missing == wanted for word in also.split(","))


def test_the_command_prints_it(capsys):
    assert run(["schema", "--markdown"]) == 0
    assert capsys.readouterr().out == markdown()
