"""What leaves the program of the small invented briefing: paper, files, commands, the next edition."""

import datetime as dt
import io
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pptx
import pytest
from pptx.enum.text import PP_ALIGN

from qjviewer.cli import run
from qjviewer.exports.form.form_sheet import template
from qjviewer.exports.parts import Options
from qjviewer.exports.registry import export, format_of
from qjviewer.load import load, parts_of
from qjviewer.pages.view import View
from qjviewer.paper.making import make
from qjviewer.paper.options import PrintOptions
from qjviewer.paper.print_job import job_for
from tests.rich.test_rich import BUNDLE, rich
from tests.rich.written import is_golden, lines

NOW = dt.datetime(2024, 8, 1, 10, 30, tzinfo=dt.timezone.utc)


# Paper -------------------------------------------------------------------------------------------


def paper(lang: Any, **options: Any) -> Iterator[str]:
    """What a template is given: its data but for fonts, what is told of computations, sizes of drawings."""
    made = make(job_for(rich(View(lang)), PrintOptions(**options), NOW))
    for name in ("words", "options", "page", "cover", "pages", "sources", "cited", "more"):
        yield from lines(getattr(made.data, name), name)
    yield from lines(made.derivations, "derivations")
    yield from (f"{name}: {len(drawing)}" for name, drawing in made.files.items())


PAPERS: dict[str, dict[str, Any]] = {
    "official": {"lang": "zh-Hans", "tabs": ("whole", "talk")},
    "summary": {"lang": "zh-Hant", "tabs": ("money",), "landscape": True, "gray": True, "watermark": "送审"},
    "onepage": {"lang": "zh-Hans", "tabs": ("whole", "money")},
    "card": {"lang": "en", "paper": "A3", "double_sided": True, "binding": "top"},
    "department": {"lang": "en", "owner": "Industry"},
    "notes": {"lang": "zh-Hans", "tabs": ("talk",), "screen": "4:3"},
}


@pytest.mark.parametrize("style", PAPERS)
def test_a_print_is_given_what_it_was(style):
    is_golden(f"paper.{style}", paper(style=style, **PAPERS[style]))


# Files -------------------------------------------------------------------------------------------


def without_digest(line: str) -> str:
    """A line without the fingerprint of files, whose line ends may be of another system."""
    return re.sub(r"[0-9a-f]{4}( ?)[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{4}", "DIGEST", line)


def exported(name: str, lang: Any = "zh-Hans", **options: Any) -> bytes:
    return export(format_of(name), parts_of(rich(View(lang))), Options(**options))


def text_lines(name: str, step: int = 1) -> Iterator[str]:
    yield from map(without_digest, exported(name).decode("utf-8-sig").splitlines()[::step])


def workbook() -> Iterator[str]:
    """Cells with their values, formats and looks; widths, merges, charts."""
    for sheet in openpyxl.load_workbook(io.BytesIO(exported("xlsx", tab="whole"))).worksheets:
        widths = {letter: round(d.width, 1) for letter, d in sheet.column_dimensions.items()}
        merged = sorted(map(str, sheet.merged_cells.ranges))
        yield f"{sheet.title} {sheet.dimensions} {sheet.freeze_panes} {widths} {merged} {len(sheet._charts)}"
        rows = list(sheet.iter_rows())
        for row in (*rows[:60], *rows[60::5]):
            for cell in row:
                if cell.value is not None:
                    look = f"{cell.font.sz} {'bold ' * bool(cell.font.b)}{cell.fill.fgColor.rgb}"
                    link = cell.hyperlink.location or cell.hyperlink.target if cell.hyperlink else ""
                    words = str(cell.value).replace("\n", " ⏎ ")
                    yield f" {cell.coordinate} {words} | {cell.number_format} {look} {link or ''}".rstrip()


def form() -> Iterator[str]:
    """The form to fill in: its first rows with their looks, what may be typed, how it is printed."""
    sheet = openpyxl.load_workbook(io.BytesIO(template(parts_of(rich()), ""))).worksheets[0]
    hidden = [letter for letter, d in sheet.column_dimensions.items() if d.hidden]
    yield f"{sheet.title} {sheet.dimensions} {sheet.freeze_panes} {sheet.print_title_rows} {hidden}"
    yield f"{ {letter: round(d.width, 1) for letter, d in sheet.column_dimensions.items()} }"
    page = sheet.page_setup
    yield f"{page.orientation} {page.paperSize} {page.fitToWidth} {page.fitToHeight} {sheet.protection.sheet}"
    for rule in sheet.data_validations.dataValidation:
        yield f"{rule.sqref} {rule.type} {rule.formula1} {rule.promptTitle} {rule.prompt} {rule.error}"
    for row in sheet.iter_rows(max_row=7):
        for cell in row:
            if cell.value is not None or not cell.protection.locked:
                ink = cell.font.color.rgb if cell.font.color and cell.font.color.type == "rgb" else ""
                looks = f"{cell.font.sz} {'bold ' * bool(cell.font.b)}{ink} {cell.fill.fgColor.rgb}"
                looks += f" {'wraps' * bool(cell.alignment.wrap_text)} {'locked' * cell.protection.locked}"
                words = str(cell.value or "")[:60]
                yield f" {cell.coordinate} {words} | {cell.number_format} {looks} {cell.border.bottom.style}"


def document() -> Iterator[str]:
    """Paragraphs with their styles, tables with their cells and widths."""
    made = docx.Document(io.BytesIO(exported("docx", tab="sheet")))
    for paragraph in made.paragraphs:
        runs = "".join(f"*{r.text}*" if r.bold else r.text for r in paragraph.runs)
        yield f"{paragraph.style.name}: {runs}"
    for table in made.tables:
        for row in table.rows:
            yield " | ".join(f"{c.text} {c.width or 0}" for c in row.cells)


def slides() -> Iterator[str]:
    """Shapes with where they lie and what stands in them, and the notes."""
    for number, slide in enumerate(pptx.Presentation(io.BytesIO(exported("pptx", "en", tab="talk"))).slides):
        yield f"slide {number}"
        for shape in slide.shapes:
            area = f"{shape.left} {shape.top} {shape.width} {shape.height}"
            text = " ⏎ ".join(
                f"{'centred ' * (p.alignment == PP_ALIGN.CENTER)}"
                + "".join(f"{run.text}<{run.font.size}{' bold' * bool(run.font.bold)}>" for run in p.runs)
                for p in (shape.text_frame.paragraphs if shape.has_text_frame else ())
            )
            yield f" {shape.name} {area} {text}"
        if slide.has_notes_slide:
            yield f" notes {slide.notes_slide.notes_text_frame.text}"


def slide_charts() -> Iterator[str]:
    """Words of slides; charts with their axes, legend, and every series with its numbers and looks."""
    for slide in pptx.Presentation(io.BytesIO(exported("pptx", tab="money"))).slides:
        words = [shape.text_frame.text.replace("\n", " ⏎ ") for shape in slide.shapes if shape.has_text_frame]
        yield without_digest(f"slide {' | '.join(filter(None, words))}")
        for chart in (shape.chart for shape in slide.shapes if shape.has_chart):
            yield f"{chart.chart_type} legend {chart.has_legend} font {chart.font.size}"
            for axis in (chart.value_axis, chart.category_axis):
                scale = [axis.minimum_scale, axis.maximum_scale, getattr(axis, "major_unit", None)]
                look = f"{axis.visible} {axis.reverse_order} {axis.tick_labels.number_format}"
                yield f" {scale} {look} {axis.tick_label_position} {axis.has_major_gridlines}"
            for plot in chart.plots:
                yield f" {list(plot.categories)}"
                for series in plot.series:
                    line = series.format.line
                    yield f" {series.name} {list(series.values)} {line.width} {line.dash_style}"


def web() -> Iterator[str]:
    """The page's own markup up to the evidence for some figures, a tag a line."""
    text = exported("html", tab="whole").decode("utf-8")
    body = text[text.index("<body") : text.rindex("</body>")].replace("\n", " ")
    yield from (f"<{part}".strip() for part in body.split("<")[1:1400])


EXPORTS = {
    "markdown": lambda: text_lines("markdown"),
    "csv": lambda: text_lines("csv", 3),
    "json": lambda: text_lines("json", 9),
    "xlsx": workbook,
    "docx": document,
    "form": form,
    "pptx": slides,
    "pptx.charts": slide_charts,
    "html": web,
}


@pytest.mark.parametrize("name", EXPORTS)
def test_a_file_holds_what_it_held(name):
    is_golden(f"export.{name}", EXPORTS[name]())


# Commands ----------------------------------------------------------------------------------------

COMMANDS = {
    "check.claims": ("check", "OLD", "--claims", "--undecided", "--lang", "en"),
    "check.strict": ("check", "BROKEN", "ODD", "--strict", "--lang", "zh-Hant"),
    "check.json": ("check", "ODD", "--json"),
    "explain": ("check", "--explain", "rank-refuted"),
    "coverage": ("coverage", "OLD", "--against", "TEXT"),
    "schema": ("schema", "--markdown"),
    "draft": ("draft", "OLD", "--tab", "whole", "--lang", "en"),
    "diff": ("diff", "OLD", "CHANGED"),
    "library": ("library", "ALL"),
    "verify": ("verify", "OLD", "0000"),
    "confirm": ("confirm", "OLD", "sheet", "gone"),
}
# What was changed in a second edition: values, words, a block, a tab, a source.
CHANGES = (
    ("gdp: {level: 186.40", "gdp: {level: 187.10"),
    ("retail: {level: 48.20, yoy: 4.6", "retail: {level: 48.20, yoy: 4.9"),
    ("规上工业增加值{industry.yoy:change}", "工业增加值{industry.yoy:change}"),
    ('      - note: "本页数据截至7月底，{gdp.yoy:place}为初步核算。"\n', ""),
    ("title: 投资和财政", "title: 财政和投资"),
    ("published: 2024-07-25, kind: release", "published: 2024-07-26, kind: release"),
    ("text: 主攻方向之一。", "text: 主攻方向。"),
    ("    - {show: peers/1}\n", ""),
)

BULLETIN = """上半年，乙县地区生产总值186.40亿元，增长5.8%，快于全市0.2个百分点，居全市第2位。
固定资产投资下降4.3%，社零总额48.2亿元，用电量2.1亿千瓦时，36个项目在建。
7月25日，一是抓“8+4”政策，二是建5G基站120个，第3次会议，占三分之一，电话0570-1234567。"""


@pytest.fixture
def folders(tmp_path):
    """Copies of the briefings, by the words that commands name them by."""
    found = {"ALL": tmp_path, "NEW": tmp_path / "new", "TEXT": tmp_path / "bulletin.txt"}
    found["TEXT"].write_text(BULLETIN, encoding="utf-8")
    for word, name in (("OLD", ""), ("ODD", "doubtful"), ("BROKEN", "broken")):
        found[word] = tmp_path / word.lower()
        found[word].mkdir()
        for file in (BUNDLE / name).glob("*.*"):
            if file.suffix in (".yaml", ".csv"):
                shutil.copy(file, found[word])
    found["CHANGED"] = tmp_path / "changed"
    shutil.copytree(found["OLD"], found["CHANGED"])
    text = (found["CHANGED"] / "briefing.yaml").read_text(encoding="utf-8")
    for before, after in CHANGES:
        assert before in text
        text = text.replace(before, after)
    (found["CHANGED"] / "briefing.yaml").write_text(text, encoding="utf-8")
    return found


def said(command: tuple[str, ...], folders: dict[str, Path], capsys: Any) -> Iterator[str]:
    """The exit code of a command and what it prints, without where it ran."""
    code = run([str(folders.get(word, word)) for word in command])
    printed = capsys.readouterr()
    yield f"exit {code}"
    for line in (*printed.out.splitlines(), *(f"! {line}" for line in printed.err.splitlines())):
        yield without_digest(line.replace(str(folders["ALL"]), "ALL").rstrip())


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_says_what_it_said(name, folders, capsys):
    is_golden(f"command.{name}", said(COMMANDS[name], folders, capsys))


def test_the_next_edition_is_written_as_it_was(folders, capsys):
    made = list(said(("next", "OLD", "-o", "NEW"), folders, capsys))
    before = (folders["OLD"] / "briefing.yaml").read_text(encoding="utf-8").splitlines()
    for file in sorted(folders["NEW"].glob("*.yaml")):
        text = file.read_text(encoding="utf-8").splitlines()
        made += [f"== {file.name}", *(line for line in text if line not in before)]
    made += [f"{p.where} {p.code}" for p in load(folders["NEW"]).problems if p.code != "language-unfinished"]
    is_golden("next-edition", made)
