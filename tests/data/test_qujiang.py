"""The promises Qujiang's briefing makes about the report it was compiled from."""

import re
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest

from qjviewer.bundle.values import Text
from qjviewer.load import load
from qjviewer.problems import Severity
from qjviewer.wording import LANGUAGES

FOLDER = Path(__file__).parents[2] / "data" / "qujiang-2023h1"
PARAGRAPHS = 10
MOST_LINES = 900
# What a conversion by machine leaves behind; only the source's note may quote it.
SLIPS = re.compile("積體電路|积体电路|水準|水准|共用聯盟|共用联盟|廿裏|廿裡|衢州區|衢州区")


@pytest.fixture(scope="module")
def loaded():
    return load(FOLDER)


@pytest.fixture(scope="module")
def bundle(loaded):
    assert loaded.bundle is not None
    return loaded.bundle


@pytest.fixture(scope="module")
def figure(loaded):
    """The figure of an address, as prose would name it; what came out later is known too."""

    def found(address):
        return loaded.cube.of_address(loaded.cube.resolve(address), later=True)

    return found


def test_it_is_clean(loaded):
    assert [str(p) for p in loaded.problems if p.severity >= Severity.WARNING] == []


@pytest.mark.parametrize(
    ("indicator", "value", "among", "rank", "of", "paragraph"),
    [
        ("gdp", "13.4", "counties", 1, 90, 1),
        ("retail", "24.5", "counties", 1, 90, 1),
        ("industry", "29.9", "zhejiang", 2, 0, 2),
        ("fai", "37.7", "zhejiang", 3, 0, 3),
    ],
)
def test_headline_figures(figure, indicator, value, among, rank, of, paragraph):
    found = figure(f"{indicator}.yoy")
    assert (found.value, found.unit, found.status) == (Decimal(value), "%", "published")
    (told,) = found.ranks
    assert (told.among, told.rank, told.of, told.tied, told.is_computed) == (among, rank, of, False, False)
    assert [(c.source, c.first) for c in found.cite] == [("zjrb", paragraph)]


@pytest.mark.parametrize(
    ("name", "value", "unit", "mark", "paragraphs"),
    [
        ("chains", "6", "条", "", {2, 10}),
        ("horse-streak", "3", "个季度", "", {3}),
        ("fai.yoy vs zhejiang", "28.7", "个百分点", "", {3}),
        ("reserve", "500", "个", "多", {5}),
        ("upper", "45", "个", "", {5}),
        ("p10bn", "4", "个", "", {5}),
        ("p5bn", "2", "个", "", {5}),
        ("mfg", "6", "个", "", {5}),
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
def test_figures_as_reported(loaded, figure, name, value, unit, mark, paragraphs):
    address, _, asked = name.partition(" ")
    found = figure(address)
    found = loaded.cube.asked(found, asked) if asked else found
    assert (found.value, found.unit, found.mark) == (Decimal(value), unit, mark)
    assert {c.first for c in found.cite} == paragraphs


@pytest.mark.parametrize(("group", "size", "paragraphs"), [("counties", 90, {1}), ("mountain26", 26, {4, 6})])
def test_how_many_are_ranked_is_stated_by_the_report(bundle, group, size, paragraphs):
    found = bundle.group_by_id[group]
    assert found.size_in(2023) == size
    assert {c.first for c in found.cite} == paragraphs


def test_the_stated_difference_to_the_province_agrees_with_the_published_growth(loaded, figure):
    published = figure("fai.yoy@zhejiang")
    assert (published.value, published.status) == (Decimal("9.0"), "published")
    gap = loaded.cube.asked(figure("fai.yoy"), "vs zhejiang")
    assert figure("fai.yoy").value - gap.value == published.value
    assert not gap.is_computed or gap.how == "stated"


@pytest.mark.parametrize(
    ("address", "value"),
    [
        ("industry.yoy@zhejiang@2023H1", "4.7"),
        ("retail.yoy@zhejiang@2022", "4.3"),
        ("fai.yoy@zhejiang@2022H1", "10.3"),
    ],
)
def test_context_computed_by_others_is_computed_again(figure, address, value):
    found = figure(address)
    assert (found.value, found.status, found.how) == (Decimal(value), "derived", "from-difference")
    assert found.inputs


def test_four_indicators_have_city_province_and_nation(figure):
    for indicator in ("gdp", "industry", "fai", "retail"):
        for place in ("here", "quzhou", "zhejiang", "china"):
            assert figure(f"{indicator}.yoy@{place}").value is not None, (indicator, place)


def test_only_the_report_is_the_briefings_own_source(bundle):
    assert [s.id for s in bundle.sources if not s.context] == ["zjrb"]


def test_first_in_the_race_is_the_second_quarters(figure):
    race, streak = figure("horse.rank@here@2023Q2"), figure("horse-streak")
    assert (race.rank, race.period.code, race.ranks[0].of) == (1, "2023Q2", 0)
    assert streak.period.end == race.period.end


def test_project_counts_overlap_and_are_parts_of_nothing(figure):
    found = [figure(name) for name in ("reserve", "upper", "p10bn", "p5bn", "mfg")]
    assert {f.overlap for f in found} == {"projects"}
    assert not any(f.part_of for f in found)


def test_six_chains_but_three_named(bundle, figure):
    chains = bundle.item_by_id["six-chains"]
    assert figure("chains").value == 6
    assert set(chains.items) == {"chain-materials", "chain-energy", "chain-ic"}


def test_targets_are_marked(loaded):
    assert [f.id for f in loaded.cube.all_figures() if f.is_target] == ["target-start"]


@pytest.mark.parametrize(
    ("name", "people"),
    [("industry-city", ("zhu-hong",)), ("early-plan", ("huang-tao",)), ("no1-projects", ("wang-huijie",))],
)
def test_who_was_quoted_is_named_beside_it(bundle, name, people):
    assert bundle.item_by_id[name].people == people


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


def test_every_paragraph_is_cited(loaded, bundle):
    facts = (*loaded.cube.all_figures(), *bundle.items, *bundle.remarks, *bundle.groups)
    cited = {n for fact in facts for c in fact.cite if c.source == "zjrb" for n in range(c.first, c.last + 1)}
    assert cited - {0} == set(range(1, PARAGRAPHS + 1))
    assert bundle.source_by_id["zjrb"].paragraphs == PARAGRAPHS


def test_every_figure_and_item_is_cited(loaded, bundle):
    typed = (f for f in loaded.cube.all_figures() if not f.is_computed)
    assert [x.id for x in (*typed, *bundle.items) if not x.cite] == []


def texts(value, path=""):
    """Every text below a value, with its path."""
    if isinstance(value, Text):
        if value:
            yield path, value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from texts(getattr(value, name), f"{path}.{name}")
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


def test_it_is_short_enough_to_be_kept_by_hand():
    assert sum(len(p.read_text(encoding="utf-8").splitlines()) for p in FOLDER.iterdir()) <= MOST_LINES
