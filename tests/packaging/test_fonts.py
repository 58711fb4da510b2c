"""The built fonts: complete, small, and such that text survives the way through a PDF."""

import ast
import functools
import json
import os
import shutil
import subprocess
import sys
import unicodedata
from collections import Counter
from pathlib import Path

import measure_fonts
import pytest
from build_fonts import DRAWN, PLAIN_TWINS, UNWANTED, characters_of, standard_characters
from fontTools.ttLib import TTFont

from qjviewer.wording import LANGUAGES

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "fonts"
FILES = sorted(FOLDER.glob("*.ttf"))
SYMBOLS = "▲▼◆○●■□①⑳㉟→←↑↓−×÷±≥≤‰℃㎡～—…“”‘’《》、。（）％·✓★珺廿衢產説"
# Modules whose characters are looked for in what people write, never shown.
ONLY_LOOKED_FOR = (
    "bundle/characters.py",
    "checks/language/zh_numbers.py",
    "paper/cleaning.py",
    "text/signs.py",
)
# Controls, marks that join others, spaces that the shaper makes, private and unassigned places.
NO_GLYPH = ("Cc", "Cf", "Cs", "Co", "Cn", "Mn", "Me", "Zs", "Zl", "Zp")


def files(folder, *suffixes):
    return [path for path in sorted((ROOT / folder).rglob("*")) if path.suffix in suffixes]


@functools.cache
def texts():
    """Everything the program can show: resources, examples, modules. JSON is read: \\u2611 is a character."""
    kinds = (".json", ".yaml", ".csv", ".typ", ".css", ".js", ".svg")
    paths = [p for p in files("resources", *kinds) if not {"fonts", "licences"} & set(p.parts)]
    paths += [*files("data", ".yaml", ".csv"), *files("qjviewer", ".py")]
    read = {path: path.read_text(encoding="utf-8-sig") for path in paths}
    plain = {p: json.dumps(json.loads(t), ensure_ascii=False) for p, t in read.items() if p.suffix == ".json"}
    return {path: visible(text) for path, text in (read | plain).items()}


def visible(text):
    return {c for c in set(text) if unicodedata.category(c) not in NO_GLYPH}


@functools.cache
def shown_by(module):
    """The characters in a module's texts, save those that explain it."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    explaining = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    texts = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in explaining)
    return visible("".join(node.value for node in texts if isinstance(node.value, str)))


def looks_only(path):
    """Whether a module only looks for characters in what others wrote; all of qjviewer.intake does."""
    return path.endswith(ONLY_LOOKED_FOR) or "/qjviewer/intake/" in path


def lacking(present):
    """The characters the program can show and a font lacks, with a file that has each."""
    found = {}
    for path, characters in texts().items():
        missing = characters - present
        if missing and path.suffix == ".py":
            missing &= set() if looks_only(path.as_posix()) else shown_by(path)
        found |= dict.fromkeys(missing, path.relative_to(ROOT).as_posix())
    return found


# Rendered and read back in a process of its own: the application of a test run must not be replaced.
WRITE_PDF = """
import sys
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QPainter, QPdfWriter
application = QGuiApplication([])
lines = sys.argv[1].splitlines()
for file, target in zip(sys.argv[2::2], sys.argv[3::2]):
    family = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(file))[0]
    writer = QPdfWriter(target)
    writer.setResolution(96)
    painter = QPainter(writer)
    font = QFont(family, 14)
    font.setBold("Bold" in file)
    painter.setFont(font)
    for number, line in enumerate(lines):
        painter.drawText(20, 40 + 40 * number, line)
    painter.end()
    QFontDatabase.removeAllApplicationFonts()
"""
LINES = [
    "增长 工业 日 行 长 —— 衢江",
    "63%～68%；2021—2025年（−2.7%）",
    "全省第1位／90 ①⑳㉟ ▲▼◆○●■□",
    "繁體：衢江區經濟運行",
]


@pytest.fixture(scope="module", params=FILES, ids=lambda path: path.stem)
def path(request):
    return request.param


@pytest.fixture(scope="module")
def font(path):
    with TTFont(path, lazy=True) as opened:
        yield opened


def test_there_are_four():
    names = ["QJSansSC-Bold", "QJSansSC-Regular", "QJSerifSC-Bold", "QJSerifSC-Regular"]
    assert [path.stem for path in FILES] == names


def test_all_together_are_small_enough():
    assert sum(path.stat().st_size for path in FILES) < 45_000_000


def test_the_licence_stands_beside_them():
    text = (FOLDER / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    assert "QJ Sans SC" in text


def test_bears_our_name_only(font, path):
    family = "QJ Sans SC" if "Sans" in path.stem else "QJ Serif SC"
    names = [font["name"].getDebugName(number) for number in (1, 4, 6, 16)]
    assert names == [family, f"{family} {path.stem.split('-')[1]}", path.stem, family]


def test_has_no_doubles_of_ordinary_characters(font):
    assert [hex(point) for point in set().union(*UNWANTED) & set(font.getBestCmap())] == []


def test_gives_every_character_a_glyph_of_its_own(font):
    plain = {point: glyph for point, glyph in font.getBestCmap().items() if point not in PLAIN_TWINS}
    assert [glyph for glyph, uses in Counter(plain.values()).items() if uses > 1] == []


@pytest.fixture(scope="module")
def gb2312():
    # Both codecs: Python reads the middle dot of GB2312 as a Japanese one, that of GBK as the Chinese.
    return characters_of("gb2312") & characters_of("gbk")


def test_has_all_of_gb2312_and_our_symbols(font, gb2312):
    assert (gb2312 | set(map(ord, SYMBOLS))) - set(font.getBestCmap()) == set()


def test_has_every_character_of_the_interface_the_resources_and_the_examples(font):
    assert lacking(set(map(chr, font.getBestCmap()))) == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_has_every_character_of_every_phrase(font, lang):
    areas = [
        json.loads(path.read_text(encoding="utf-8")) for path in files("resources/translations", ".json")
    ]
    words = "".join(phrase[lang] for area in areas for phrase in area.values())
    assert visible(words) - set(map(chr, font.getBestCmap())) == set()


def test_the_walk_meets_icons_that_are_text():
    module = ROOT / "qjviewer" / "ui" / "widgets" / "push_button.py"
    assert {"☑", "☐"} <= shown_by(module) & texts()[module]


def test_has_the_8105_standard_characters(font):
    assert len(standard_characters()) == 8105
    assert {chr(point) for point in standard_characters() - set(font.getBestCmap())} == set()


def test_what_is_drawn_by_us_is_no_empty_glyph(font):
    glyphs, characters = font["glyf"], font.getBestCmap()
    assert {c for c in DRAWN if glyphs[characters[ord(c)]].numberOfContours == 0} == set()


def test_a_ticked_box_is_the_empty_one_and_a_tick(font):
    glyphs, characters = font["glyf"], font.getBestCmap()
    ticked, box, tick = (glyphs[characters[ord(c)]] for c in "☑☐✓")
    assert ticked.numberOfContours == box.numberOfContours + tick.numberOfContours
    assert (ticked.xMin, ticked.yMax) == (box.xMin, box.yMax)


def test_digits_are_of_one_width(font):
    characters, metrics = font.getBestCmap(), font["hmtx"]
    assert len({metrics[characters[ord(digit)]][0] for digit in "0123456789"}) == 1


def test_a_dash_fills_its_square(font):
    assert font["hmtx"][font.getBestCmap()[0x2014]] == (font["head"].unitsPerEm, 0)


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory):
    """The lines set in each font alone."""
    folder = tmp_path_factory.mktemp("pdf")
    made = {path: folder / f"{path.stem}.pdf" for path in FILES}
    words = [str(word) for pair in made.items() for word in pair]
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run([sys.executable, "-c", WRITE_PDF, "\n".join(LINES), *words], env=environ, check=True)
    return made


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="reads PDF with pdftotext of poppler-utils")
def test_text_comes_out_of_a_pdf_as_it_went_in(path, pdfs):
    done = subprocess.run(["pdftotext", "-raw", str(pdfs[path]), "-"], capture_output=True, check=True)
    assert done.stdout.decode().split("\n")[: len(LINES)] == LINES


def test_its_widths_were_measured_when_it_was_built(font, path):
    assert path.with_suffix(".json").read_text(encoding="utf-8") == measure_fonts.written(font)
