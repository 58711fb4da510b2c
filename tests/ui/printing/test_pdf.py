import re

import pytest
from pypdf import PdfReader

from qjviewer.load import load
from qjviewer.ui.printing.errors import PrintError
from qjviewer.ui.printing.options import PrintOptions
from qjviewer.ui.printing.pdf import export
from qjviewer.ui.printing.styles import compose, styles
from tests.ui.printing.papers import BUNDLE, needs_poppler, printed, text_of
from tests.ui.printing.sheets import job_of, outside, overlaps

SECTIONS = ["一、总览", "二、工业", "三、投资", "四、消费", "五、领导讲话"]


@pytest.fixture(scope="module")
def summary(qapp, tmp_path_factory):
    target = tmp_path_factory.mktemp("print") / "summary.pdf"
    printed(target)
    return target


def outline_of(pdf):
    return [entry["/Title"] for entry in PdfReader(pdf).outline]


def test_every_section_has_an_entry_in_the_outline(summary):
    assert outline_of(summary) == [*SECTIONS, "资料来源"]


def test_the_document_names_itself(summary):
    facts = PdfReader(summary).metadata
    assert facts.title == "衢江区2023年上半年经济运行简报"
    assert "2023年6月30日" in facts.subject
    assert "衢江区" in facts["/Keywords"]


@needs_poppler
def test_words_come_back_as_they_were_written(summary):
    text = re.sub(r"\s", "", text_of(summary))
    for words in ("增长37.7%", "工业", "2023年6月30日", "2021—2025年", "固定资产投资", "行动", "日报"):
        assert words in text
    kangxi = [c for c in text if "\u2e80" <= c <= "\u2fdf" or "\uf900" <= c <= "\ufaff"]
    assert not kangxi


@needs_poppler
def test_every_page_is_numbered_and_told_what_its_data_are(summary):
    pages = text_of(summary).split("\f")[:-1]
    digest = load(BUNDLE).digest
    for number, page in enumerate(pages, 1):
        assert f"第{number}页 共{len(pages)}页" in page
        assert "数据截至2023年6月30日" in page
        assert digest in page.replace(" ", "")


@needs_poppler
def test_fonts_are_embedded(summary):
    data = PdfReader(summary)
    fonts = [f.get_object() for page in data.pages for f in page["/Resources"]["/Font"].values()]
    kids = [f["/DescendantFonts"][0].get_object() for f in fonts]
    assert all("/FontFile2" in k["/FontDescriptor"].get_object() for k in kids)
    assert {k["/BaseFont"].rpartition("+")[2].strip("/").partition("-")[0] for k in kids} <= {
        "QJSansSC",
        "QJSerifSC",
    }


@pytest.mark.parametrize(
    ("style", "lang"),
    [*((style, "en") for style in styles()), ("summary", "zh-Hant"), ("handout", "zh-Hans")],
)
def test_every_style_prints(qapp, tmp_path, style, lang):
    target = tmp_path / "a.pdf"
    result = printed(target, style=style, lang=lang)
    assert len(PdfReader(target).pages) == result.pages > 0


@pytest.mark.parametrize(
    "options",
    [
        {"paper": "A3"},
        {"paper": "Letter"},
        {"landscape": True},
        {"double_sided": True, "binding": "top"},
        {"watermark": "内部资料"},
        {"gray": True, "context": False},
    ],
)
@pytest.mark.parametrize("style", ["summary", "official"])
def test_every_option_is_laid_out(qapp, options, style):
    for sheet in compose(job_of(BUNDLE, style=style, **options)).sheets:
        assert not outside(sheet)
        assert not overlaps(sheet)


def test_paper_has_its_size(qapp, tmp_path):
    sizes = {"A4": (595, 842), "A3": (842, 1191), "Letter": (612, 792)}
    for paper, (width, height) in sizes.items():
        printed(tmp_path / "a.pdf", style="onepage", paper=paper)
        box = PdfReader(tmp_path / "a.pdf").pages[0].mediabox
        assert float(box.width) == pytest.approx(width, abs=1)
        assert float(box.height) == pytest.approx(height, abs=1)


@needs_poppler
def test_only_the_tabs_asked_for(qapp, tmp_path):
    target = tmp_path / "a.pdf"
    printed(target, tabs=("investment",))
    assert outline_of(target) == ["一、投资", "资料来源"]


@needs_poppler
def test_without_context_nothing_of_it_is_printed(qapp, tmp_path):
    target = tmp_path / "a.pdf"
    printed(target, context=False)
    assert "南方都市报" not in text_of(target)


@pytest.mark.parametrize(("options", "key"), [({"tabs": ("x",)}, "no-tab"), ({"style": "x"}, "no-style")])
def test_what_does_not_exist_is_told(qapp, tmp_path, options, key):
    with pytest.raises(PrintError) as caught:
        printed(tmp_path / "a.pdf", **options)
    assert caught.value.key == key
    assert caught.value.message("en")


def test_a_cancelled_print_leaves_the_earlier_file(qapp, tmp_path):
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")

    def stop(done, total):
        if done > 1:
            raise PrintError("cancelled")

    with pytest.raises(PrintError, match="取消"):
        export(load(BUNDLE), target, PrintOptions(), stop)
    assert target.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.pdf"]
