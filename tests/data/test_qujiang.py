"""The promises Qujiang's briefing makes about the report it was compiled from."""

import dataclasses
import re
from decimal import Decimal
from pathlib import Path

import pytest

from qjviewer.bundle.values import Text
from qjviewer.load import load
from qjviewer.problems import Severity
from qjviewer.wording import LANGUAGES

FOLDER = Path(__file__).parents[2] / "data" / "qujiang-2023h1"
PARAGRAPHS = 10
# What a conversion by machine leaves behind; only the source's note may quote it.
SLIPS = re.compile("積體電路|积体电路|水準|水准|共用聯盟|共用联盟|廿裏|廿裡|衢州區|衢州区")


@pytest.fixture(scope="module")
def loaded():
    return load(FOLDER)


@pytest.fixture(scope="module")
def bundle(loaded):
    assert loaded.bundle is not None
    return loaded.bundle


def test_it_is_clean(loaded):
    assert [str(p) for p in loaded.problems if p.severity >= Severity.WARNING] == []


@pytest.mark.parametrize(
    ("name", "value", "rank", "of", "paragraph"),
    [
        ("gdp-yoy", "13.4", 1, "counties", 1),
        ("retail-yoy", "24.5", 1, "counties", 1),
        ("industry-yoy", "29.9", 2, "", 2),
        ("fai-yoy", "37.7", 3, "", 3),
    ],
)
def test_headline_figures(bundle, name, value, rank, of, paragraph):
    figure = bundle.figure_by_id[name]
    assert (figure.value, figure.unit, figure.rank, figure.of) == (Decimal(value), "%", rank, of)
    assert [(c.source, c.first) for c in figure.cite] == [("zjrb", paragraph)]
    assert not figure.of_inferred


@pytest.mark.parametrize(
    ("name", "value", "unit", "approx", "paragraphs"),
    [
        ("counties", "90", "个", "", {1}),
        ("chains", "6", "条", "", {2, 10}),
        ("horse-streak", "3", "个季度", "", {3}),
        ("fai-gap", "28.7", "个百分点", "", {3}),
        ("mountain-counties", "26", "个", "", {4, 6}),
        ("projects-reserve", "500", "个", "多", {5}),
        ("projects-upper", "45", "个", "", {5}),
        ("projects-10bn", "4", "个", "", {5}),
        ("projects-5bn", "2", "个", "", {5}),
        ("projects-mfg", "6", "个", "", {5}),
        ("tier-10bn", "100", "亿元", "", {5, 6}),
        ("tier-5bn", "50", "亿元", "", {5}),
        ("geely-days", "13", "天", "", {6}),
        ("geely-signed", "100", "%", "", {6}),
        ("dongji-days", "20", "天", "", {6}),
        ("dongji-signed", "100", "%", "", {6}),
        ("land-urban", "1200", "亩", "多", {6}),
        ("land-park", "3500", "亩", "多", {6}),
        ("yintai-workers", "1200", "名", "余", {6}),
        ("yintai-ahead", "1", "个月", "", {6}),
        ("warehouse-area", "2.8", "万平方米", "", {7}),
        ("warehouse-bins", "3000", "个", "余", {7}),
        ("stores-provinces", "11", "个", "", {7}),
        ("stores", "500", "家", "余", {7}),
        ("target-start", "100", "%", "", {10}),
    ],
)
def test_figures_as_reported(bundle, name, value, unit, approx, paragraphs):
    figure = bundle.figure_by_id[name]
    assert (figure.value, figure.unit, figure.approx) == (Decimal(value), unit, approx)
    assert {c.first for c in figure.cite} == paragraphs


def test_the_provinces_growth_is_derived_and_agrees_with_the_published(bundle):
    derived, published = (bundle.figure_by_id[x] for x in ("fai-yoy-province", "fai-zj-2023h1"))
    assert (derived.status, published.status) == ("derived", "published")
    assert derived.value == published.value == Decimal("9.0")
    assert derived.period in (None, published.period)


@pytest.mark.parametrize(
    ("name", "value"),
    [("industry-zj-2023h1", "4.7"), ("retail-zj-2022", "4.3"), ("fai-zj-2022h1", "10.3")],
)
def test_context_computed_by_others_is_computed_again(bundle, name, value):
    figure = bundle.figure_by_id[name]
    assert (figure.value, figure.status) == (Decimal(value), "derived")
    assert figure.derive


def test_four_indicators_have_city_province_and_nation(bundle):
    half = bundle.briefing.period
    found = {
        (f.indicator, f.place)
        for f in bundle.figures
        if f.measure == "yoy" and f.value is not None and f.period in (None, half)
    }
    places = ("", "quzhou", "zhejiang", "china")
    assert {(i, p) for i in ("gdp", "industry", "fai", "retail") for p in places} <= found


def test_only_the_report_is_the_briefings_own_source(bundle):
    assert [s.id for s in bundle.sources if not s.context] == ["zjrb"]


def test_first_in_the_race_is_the_second_quarters(bundle):
    race, streak = (bundle.figure_by_id[x] for x in ("horse-rank", "horse-streak"))
    assert (race.rank, race.period.raw, race.of) == (1, "2023Q2", "")
    assert streak.period.end == race.period.end


def test_project_counts_overlap_and_are_parts_of_nothing(bundle):
    names = {"projects-reserve", "projects-upper", "projects-10bn", "projects-5bn", "projects-mfg"}
    for name in names:
        figure = bundle.figure_by_id[name]
        assert set(figure.overlaps) == names - {name}
        assert not figure.part_of


def test_six_chains_but_three_named(bundle):
    chains = bundle.item_by_id["six-chains"]
    assert bundle.figure_by_id[chains.figures[0]].value == 6
    assert set(chains.items) == {"chain-materials", "chain-energy", "chain-ic"}


def test_targets_are_marked(bundle):
    assert [f.id for f in bundle.figures if f.status == "target"] == ["target-start"]


def test_the_secretarys_remarks_are_whole(bundle):
    remark = bundle.remark_by_id["secretary"]
    assert (remark.mode, remark.slogan.get("zh-Hans")) == ("paraphrase", "跳起来摘桃子")
    assert (len(remark.musts), len(remark.next)) == (3, 3)
    steps = [s.get("zh-Hans") for s in remark.musts[2].steps]
    assert steps == ["工作项目化", "项目清单化", "清单责任化"]


def test_who_is_named(bundle):
    names = {p.name.get("zh-Hans") for p in bundle.people}
    assert names == {"朱宏", "黄涛", "王慧杰", "于山", "郑亚丽", "丰莉莎", "俞舒珺", "张渊"}
    assert all(p.role and p.cite for p in bundle.people)


def test_every_paragraph_is_cited(bundle):
    facts = (*bundle.figures, *bundle.items, *bundle.remarks)
    cited = {
        n for fact in facts for c in fact.cite if c.source == "zjrb" for n in range(c.first, c.last + 1)
    }
    assert cited - {0} == set(range(1, PARAGRAPHS + 1))
    assert bundle.source_by_id["zjrb"].paragraphs == PARAGRAPHS


def test_every_figure_and_item_is_cited(bundle):
    assert [x.id for x in (*bundle.figures, *bundle.items) if not x.cite] == []


def texts(value, path=""):
    """Every text below a value, with its path."""
    if isinstance(value, Text):
        if value:
            yield path, value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from texts(getattr(value, field.name), f"{path}.{field.name}")
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from texts(each, f"{path}[{getattr(each, 'id', index)}]")


def test_every_text_is_in_three_languages(bundle):
    found = dict(texts(bundle))
    assert len(found) > 300
    missing = [p for p, t in found.items() if not all(t.has(lang) for lang in LANGUAGES)]
    assert missing == []
    han = re.compile("[\u3400-\u9fff]")
    assert [p for p, t in found.items() if han.search(t.get("en"))] == []


def test_slips_of_the_reprint_are_corrected(bundle):
    quoted = [p for p, t in texts(bundle) if any(SLIPS.search(t.get(lang)) for lang in LANGUAGES)]
    assert quoted == [".sources[zjrb].note"]


def test_the_talk_fits_ten_to_twelve_minutes(bundle):
    assert [t.tab for t in bundle.tabs] == ["overview", "industry", "investment", "consumption", "remarks"]
    assert 10 <= sum(t.minutes for t in bundle.tabs) <= 12
    assert all(t.headline and t.notes for t in bundle.tabs)
