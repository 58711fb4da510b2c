"""Styles for one purpose: card, department, revision note, claims sheet, a template of the user's own."""

from itertools import pairwise

import msgspec
import pytest

from qjviewer.paper import contract
from qjviewer.paper.booklet import owner_of
from qjviewer.paper.extras import Claims, FigureChange, PrintedClaim, Revision
from qjviewer.paper.options import PrintOptions
from qjviewer.paper.print_errors import PrintError
from qjviewer.paper.print_job import job_for
from tests.paper import samples
from tests.paper.reading import BUNDLE, MM, glyphs, lines, printed, real, text_of, unreleased, whole_text
from tests.shipped import ZHEJIANG, shipped

# Card -----------------------------------------------------------------------------------------


def test_a_card_is_an_a5_sheet_with_every_main_figure():
    import pypdfium2

    found = real("card")
    page = pypdfium2.PdfDocument(found.pdf)[0]
    assert (page.get_width(), page.get_height()) == pytest.approx((210 * MM, 148 * MM), abs=0.5)
    text = whole_text(found.pdf)
    for words in ("13.4%", "24.5%", "29.9%", "37.7%", "全省第3", "短板", "数据指纹"):
        assert words in text


def test_no_word_of_a_card_crosses_its_fold():
    for g in glyphs(real("card").pdf):
        assert not g.x0 < 105 * MM - 1 < g.x1 - 1


def test_strong_points_stand_before_weak_ones_on_a_card():
    """On the front alone where it has no room for both."""
    text = whole_text(printed(BUNDLE.parent / "zhejiang-2024q1q3", style="card").pdf)
    assert text.index("亮点") < text.index("主要指标") < text.index("短板")


def test_a_card_of_many_figures_has_two_sides_and_says_what_it_lacks(tmp_path):
    cards = "".join(f"      - cards: [gdp.yoy@c{n}]\n" for n in range(60))
    path = samples.written(tmp_path, samples.ninety(60) + cards)
    found = printed(path, style="card")
    assert found.pages == 2
    assert "另有12项指标" in whole_text(found.pdf)


@pytest.mark.parametrize(
    ("text", "told"), [(samples.ninety(3), True), (samples.REMARKS, False), (samples.ONE_FIGURE, False)]
)
def test_a_card_without_figures_has_no_empty_table(tmp_path, text, told):
    words = whole_text(printed(samples.written(tmp_path, text), style="card").pdf)
    assert ("主要指标" in words) is (text is samples.ONE_FIGURE)
    assert ("没有带数字的卡片" in words) is told


@pytest.mark.parametrize("style", ["summary", "onepage", "card"])
def test_a_large_number_stands_in_its_tile_with_its_unit(tmp_path, style):
    pdf = printed(samples.written(tmp_path, samples.LARGE), style=style).pdf
    for line in lines(pdf).values():
        for a, b in pairwise(g for g in line if g.size > 10 and g.text.isdigit()):
            assert b.x0 - a.x0 > 0.4 * a.size, (a, b)
    for unit in ("亿元", "万元"):
        assert any(unit in "".join(g.text for g in line) for line in lines(pdf).values())


def test_a_number_that_has_no_unit_in_english_is_printed():
    assert "SignaturechainsCity6—" in whole_text(real("card", "en").pdf)


# Department -----------------------------------------------------------------------------------


def test_a_department_gets_its_tasks_and_nothing_else(tmp_path):
    path = samples.written(tmp_path, samples.REMARKS)
    text = whole_text(printed(path, style="department", owner="发改局").pdf)
    assert "发改局分册" in text
    assert "抓项目" in text
    assert "抓工业" not in text


def test_a_department_gets_its_figures(tmp_path):
    path = samples.written(tmp_path, samples.TWO_OWNERS)
    text = whole_text(printed(path, style="department", owner="区发改局").pdf)
    assert "37.7%" in text
    assert "13.4%" not in text


def test_a_department_gets_what_follows_from_its_figures(tmp_path):
    text = samples.TWO_OWNERS.replace("fai: {yoy: 37.7}", "fai: {yoy: {value: 37.7, vs: {z: 28.7}}}")
    text = text.replace("投资{fai.yoy:change}", "全省投资{fai.yoy@z:change}")
    found = printed(samples.written(tmp_path, text), style="department", owner="区发改局")
    assert "全省投资增长9.0%" in whole_text(found.pdf)


def test_a_department_may_be_named_in_the_language_of_the_briefing():
    loaded = shipped(ZHEJIANG, "zh-Hant")
    for asked in ("省统计局", "省統計局"):
        job = job_for(loaded, PrintOptions(style="department", owner=asked))
        assert owner_of(job) == "省統計局"


def test_without_a_department_a_booklet_asks_for_one(tmp_path):
    path = samples.written(tmp_path, samples.TWO_OWNERS)
    with pytest.raises(PrintError, match=r"--owner.*区统计局、区发改局"):
        printed(path, style="department")


def test_a_department_that_answers_for_nothing_is_an_error_that_names_the_others(tmp_path):
    path = samples.written(tmp_path, samples.REMARKS)
    with pytest.raises(PrintError) as caught:
        printed(path, style="department", owner="区水利局")
    assert caught.value.usage
    assert "发改局" in caught.value.message()


def test_a_briefing_without_departments_says_so(tmp_path):
    path = samples.written(tmp_path, samples.prose("一句话。"))
    with pytest.raises(PrintError, match="没有为任何指标或任务写明责任部门"):
        printed(path, style="department", owner="区统计局")


# Revision and claims --------------------------------------------------------------------------

CHANGES = Revision(
    "上次印发：2023年7月20日",
    (
        FigureChange(
            "revised", "地区生产总值增速", "衢江区", "2023年上半年", "13.2%", "13.4%", "月报", "核定"
        ),
        FigureChange("new", "网络零售额增速", "衢江区", "2023年上半年", after="14.6%", source="月报"),
        FigureChange("gone", "工业总产值", "衢江区", "2023年上半年", before="98.2亿元", why="不再公布"),
    ),
    ("口径未变。",),
)


def test_a_revision_note_tells_before_and_after(tmp_path):
    path = samples.written(tmp_path, samples.ONE_FIGURE)
    found = printed(path, style="revision", extra=CHANGES)
    text = whole_text(found.pdf)
    for words in ("13.2%", "13.4%", "14.6%", "98.2亿元", "修订1项，新增1项，不再列出1项", "口径未变"):
        assert words in text
    # Only where something is known of it a table has a column: of what is gone nothing stands there now.
    heads = {"上次": 2, "本次": 2, "依据": 2, "原因": 2}
    assert {head: text.count(head) - text.count(f"{head}印发") for head in heads} == heads


@pytest.mark.parametrize(("style", "key"), [("revision", "no-revision"), ("claims", "no-claims")])
def test_without_its_data_a_style_says_so(tmp_path, style, key):
    with pytest.raises(PrintError) as caught:
        printed(samples.written(tmp_path, samples.ONE_FIGURE), style=style)
    assert caught.value.key == key


def test_a_claims_sheet_has_a_row_and_a_box_for_every_claim(tmp_path):
    claims = Claims(
        tuple(
            PrintedClaim(f"第{n}处说法，增长{n}.5%。", "总览 · 要点", verdict, (f"依据{n}",), "月报")
            for n, verdict in enumerate(("proved", "contradicted", "unproved") * 15)
        )
    )
    found = printed(samples.written(tmp_path, samples.ONE_FIGURE), style="claims", extra=claims)
    text = whole_text(found.pdf)
    assert found.pages >= 2
    assert all(f"第{n}处说法" in text for n in range(45))
    assert "共45处说法：有据15处，矛盾15处，无据15处" in text
    # The head stands on every page.
    assert all("说法" in page and "核对" in page for page in text_of(found.pdf))


# Templates ------------------------------------------------------------------------------------

OWN = """\
#import "lib.typ": *
#show: document-set
#title(words(data.cover.title))
#for p in data.pages { heading(level: 1, p.title); for b in p.blocks { if b.kind == "cards" {
  for c in b.cards { par(c.name + c.value + marks(c.marks)) } } } }
#told()
"""


def test_a_template_of_ones_own_is_given_the_data(tmp_path):
    template = tmp_path / "my.typ"
    template.write_text(OWN, encoding="utf-8")
    found = printed(BUNDLE, template=template)
    assert "地区生产总值增速13.4%" in whole_text(found.pdf)
    assert found.astray == ()


@pytest.mark.parametrize(
    "text",
    ['#panic("x")', '#read("/etc/passwd")', '#image("../../etc/passwd")', '#import "@preview/x:1.0.0"'],
)
def test_a_template_that_cannot_be_set_is_told(tmp_path, text):
    template = tmp_path / "my.typ"
    template.write_text(text, encoding="utf-8")
    with pytest.raises(PrintError) as caught:
        printed(BUNDLE, template=template)
    assert caught.value.key == "template"
    assert caught.value.message()


def test_the_contract_tells_every_field_of_the_data():
    told = contract.described("zh-Hans")
    for struct in contract._structs():
        for name in struct.__struct_fields__:
            assert f"`{name}`" in told
    assert "#told()" in told


def test_the_example_of_the_contract_can_be_set(tmp_path):
    told = contract.described("zh-Hans")
    template = tmp_path / "example.typ"
    template.write_text(told.split("```typst\n")[1].split("```")[0], encoding="utf-8")
    assert printed(BUNDLE, template=template).pages >= 1


def test_what_is_written_for_templates_is_what_the_contract_says(tmp_path):
    from qjviewer.paper.making import make
    from qjviewer.paper.options import PrintOptions
    from qjviewer.paper.print_job import job_for

    data = make(job_for(shipped(), PrintOptions())).data
    again = msgspec.json.decode(msgspec.json.encode(data), type=contract.PaperData)
    assert again.pages == data.pages


# What every page says -------------------------------------------------------------------------


@pytest.mark.parametrize("style", ["summary", "official", "onepage", "handout", "notes", "card"])
def test_a_briefing_that_failed_its_checks_says_so_on_every_page(style):
    assert all("未通过检查" in page for page in text_of(unreleased(style).pdf))


@pytest.mark.parametrize("style", ["summary", "official", "handout"])
def test_who_said_it_stands_behind_what_was_said(tmp_path, style):
    text = whole_text(printed(samples.written(tmp_path, samples.SAID), style=style).pdf)
    for words in ("增长13.4%", "一条产业链"):
        assert text.partition(words)[2].partition("——")[2].startswith("区统计局局长李某"), words


@pytest.mark.parametrize("style", ["summary", "official"])
def test_words_of_another_period_are_marked_where_they_stand(tmp_path, style):
    text = whole_text(printed(samples.written(tmp_path, samples.SAID), style=style).pdf)
    assert text.partition("总览")[2].startswith("▲待复核：文字按2022年上半年写成")


@pytest.mark.parametrize("style", ["summary", "official", "onepage", "card"])
def test_a_watermark_lies_under_every_page(tmp_path, style):
    import pypdfium2

    path = samples.written(tmp_path, samples.ninety(30))
    plain, marked = (printed(path, style=style, watermark=words) for words in ("", "内部资料"))
    assert plain.pages == marked.pages
    for one, other in zip(*(pypdfium2.PdfDocument(found.pdf) for found in (plain, marked)), strict=True):
        assert (one.render(scale=0.4).to_numpy() != other.render(scale=0.4).to_numpy()).any()


@pytest.mark.parametrize("style", ["summary", "onepage", "official", "notes", "handout"])
def test_every_print_tells_its_data_and_its_time(style):
    text = whole_text(real(style).pdf)
    assert shipped().cover.as_of in text
    assert "2026年11月23日10:30" in text
    assert "数据指纹" in text


def test_only_the_tabs_asked_for_are_printed():
    text = whole_text(real("summary", tabs=("industry",)).pdf)
    assert "一、工业" in text
    assert "消费" not in text.split("资料来源")[0].replace("消费品", "")


def test_without_context_nothing_of_it_is_printed():
    text = whole_text(real("summary", context=False).pdf)
    assert "外部参照）" not in text
    assert "南方都市报" not in text
