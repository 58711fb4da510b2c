"""One page, whatever the briefing: fitted, nothing under 9 points, nothing left out while room is left."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qjviewer.paper.fitting import FitItem, FormColumn, PageForm, fit, height_of
from tests.paper import samples
from tests.paper.reading import BUNDLE, glyphs, printed, real, sizes, whole_text, zhejiang

TEMPLATE = BUNDLE.parents[1] / "resources" / "template"
# Raised numbers of sources and marks of lists are no text.
SMALL = set("[]0123456789①②③④⑤■%")


@pytest.mark.parametrize("lang", ["zh-Hans", "zh-Hant", "en"])
@pytest.mark.parametrize("options", [(), (("landscape", True),), (("paper", "Letter"),), (("paper", "A3"),)])
def test_it_is_always_one_page(lang, options):
    found = real("onepage", lang, **dict(options))
    assert found.pages == 1
    small = {s: n for s, n in sizes(found.pdf).items() if s < 8.95}
    words = [g for g in glyphs(found.pdf) if g.size < 8.95 and g.text not in SMALL]
    assert words == [], small


@pytest.mark.parametrize(
    "text", [samples.ONE_FIGURE, samples.REMARKS, samples.ninety(40)], ids=["one", "remarks", "many"]
)
def test_small_and_large_briefings_are_one_page(tmp_path, text):
    found = printed(samples.written(tmp_path, text), style="onepage")
    assert found.pages == 1
    assert found.astray == ()


def test_the_template_is_one_page():
    assert printed(TEMPLATE, style="onepage").pages == 1


@pytest.mark.parametrize("options", [{}, {"landscape": True}])
def test_charts_and_plain_statements_fill_what_room_is_left(tmp_path, options):
    head = samples.TWO_OWNERS.split("tabs:")[0]
    charts = "".join(f"    - {{chart: bars, title: 第{n}幅图, of: [gdp.yoy, fai.yoy]}}\n" for n in range(6))
    tab = f"tabs:\n- tab: one\n  title: 总览\n  blocks:\n{charts}    - points: ['投资{{fai.yoy:change}}。']\n"
    found = whole_text(printed(samples.written(tmp_path, head + tab), style="onepage", **options).pdf)
    assert [n for n in range(6) if f"第{n}幅图" in found] == list(range(6))
    assert "投资增长37.7%" in found


def test_conclusions_stand_under_a_table_beside_a_taller_column():
    found = zhejiang("onepage")
    assert found.left == ()
    assert "居民收入：全体居民人均可支配收入52206元" in whole_text(found.pdf)


def test_what_is_left_out_is_said_on_the_page():
    found = real("onepage")
    text = whole_text(found.pdf)
    for words in found.left:
        assert "".join(words.split()) in text


def test_only_sources_cited_on_the_page_are_listed():
    text = whole_text(real("onepage").pdf)
    assert "浙江日报2023-08-04" in text
    assert "[12]" not in text
    assert "平阳" not in text


def test_everything_stands_above_the_foot():
    pdf = real("onepage").pdf
    foot = next(g for g in glyphs(pdf) if g.text == "纹")
    assert max(g.y1 for g in glyphs(pdf)) <= foot.y1 + 2


# The choice itself ---------------------------------------------------------------------------

FORMS = (
    PageForm(
        "wide", ((FormColumn("full", ("a", "b")),), (FormColumn("half", ("c",)), FormColumn("half", ("d",))))
    ),
    PageForm("long", ((FormColumn("full", ("a", "b", "c", "d")),),)),
)


def items_of(count):
    return [FitItem(f"{p}:{n}", p, 10.0 - n, f"word {p}") for p in "abcd" for n in range(count)]


def heights_of(items, size=20.0):
    return {f"{i.id}@{w}": size * (2 if w == "half" else 1) for i in items for w in ("full", "half")}


def test_with_room_for_all_nothing_is_left_out():
    items = items_of(3)
    found = fit(items, FORMS, heights_of(items), 10_000)
    assert found.left == ()
    assert set(found.items) == {i.id for i in items}


def test_what_only_fills_room_is_not_told_of():
    items = [FitItem("a:0", "a", 10, "figures"), FitItem("b:0", "b", 2, "")]
    found = fit(items, FORMS[1:], {"a:0@full": 100.0, "b:0@full": 100.0}, 150)
    assert (found.items, found.left) == (("a:0",), ())


def test_what_needs_another_never_stands_alone():
    items = [FitItem("a:0", "a", 1, "x"), FitItem("b:0", "b", 50, "y", needs="a:0")]
    heights = {"a:0@full": 100.0, "b:0@full": 10.0}
    assert fit(items, FORMS[1:], heights, 50).items == ()


def test_the_form_that_shows_more_wins():
    items = items_of(2)
    heights = {k: h * (3 if "half" in k else 1) for k, h in heights_of(items).items()}
    found = fit(items, FORMS, heights, 160)
    assert found.form.name == "long"
    assert found.left == ()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(5, 200), min_size=1, max_size=14), st.floats(0, 900))
def test_nothing_is_left_out_while_there_is_room(sizes, room):
    items = [FitItem(f"{'abcd'[n % 4]}:{n}", "abcd"[n % 4], 1 + n % 5, str(n)) for n in range(len(sizes))]
    heights = {f"{i.id}@{w}": s for i, s in zip(items, sizes, strict=True) for w in ("full", "half")}
    found = fit(items, FORMS, heights, room)
    held = set(found.items)
    assert height_of(found.form, items, held, heights) <= room or not held
    for item in items:
        if item.id not in held:
            assert height_of(found.form, items, held | {item.id}, heights) > room


def test_a_chart_too_long_shows_its_first_rows_and_says_so(tmp_path):
    found = printed(samples.written(tmp_path, samples.ninety()), style="onepage")
    assert found.pages == 1
    assert not found.left
    assert "共90行" in "".join(g.text for g in glyphs(found.pdf))


def test_a_form_with_an_empty_column_loses():
    items = [FitItem("chart", "chart", 10, "c")]
    beside = PageForm("beside", ((FormColumn("left", ("table",)), FormColumn("right", ("chart",))),))
    whole = PageForm("whole", ((FormColumn("full", ("chart",)),),))
    heights = {"chart@right": 100.0, "chart@full": 200.0}
    assert fit(items, [beside, whole], heights, 700).form is whole
