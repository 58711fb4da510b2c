"""Charts of the invented briefing as other programs are given them: their points, and the XML of both kinds.

Golden files hold what is drawn, how it looks and where axes begin, not what the libraries always write.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

from qjviewer.exports.native import Native, differences_told, native
from qjviewer.exports.parts import Options
from qjviewer.exports.registry import export, format_of
from qjviewer.load import parts_of
from tests.charts.test_sample_charts import CHARTS, charted
from tests.rich.written import is_golden

# Said by every chart in the same way, or numbers that tie its parts together.
USUAL = (
    *("formatCode", "ptCount", "f", "lang", "autoUpdate", "roundedCorners", "date1904", "style", "axId"),
    *("crossAx", "crosses", "auto", "lblAlgn", "lblOffset", "noMultiLvlLbl", "endParaRPr", "externalData"),
    *("pageMargins", "plotVisOnly", "order", "pt", "bodyPr", "minorTickMark", "invertIfNegative"),
    *("showLegendKey", "showCatName", "showSerName", "showPercent", "showBubbleSize", "showLeaderLines"),
)
# Looks that go on from label to label: told once a line.
LOOKS = ("rPr", "srgbClr", "dLblPos", "defRPr", "showVal", "ln")
# One of each sort: targets, places, differences, ranks, lines that break, boards.
FEW = tuple(CHARTS[n] for n in (4, 6, 9, 24, 43))


def natives() -> Iterator[str]:
    parts = parts_of(charted())
    for _, chart in parts.charts():
        found = native(chart, parts)
        if found is not None:
            yield f"== {CHARTS[int(chart.path.split('[')[-1][:-1])]}"
            yield from told(found)
            yield from (f" difference {words}" for words in differences_told(chart.scene, parts))


def told(found: Native) -> Iterator[str]:
    kind = "bars" if found.bars else "ranks" if found.is_ranks else "lines"
    last = found.last_rank if found.is_ranks else ""
    yield f"{kind} {found.number_format} {last} {' | '.join(found.categories)}"
    for series in found.series:
        marks = [name for name in ("joined", "again") if getattr(series, name)]
        looks = f"{series.role} {series.shape} {series.dash} {series.variant or ''} {' '.join(marks)}"
        yield f" {series.name} {' '.join(looks.split())}"
        for point in series.points:
            role = point.role if point.role != series.role else ""
            target = "target" * point.target
            yield f"  {point.value} {point.label} {role} {target} {point.figure}".rstrip()


def xml(data: bytes) -> Iterator[str]:
    """The chart parts of a package: a line a series, an axis, and what stands beside them."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = [n for n in package.namelist() if re.search(r"charts/chart\d+\.xml$", n)]
        for number, name in enumerate(sorted(names, key=lambda n: (len(n), n))):
            yield f"== {number}"
            root = ElementTree.fromstring(package.read(name))
            taken = [e for e in root.iter() if local(e.tag) in ("ser", "catAx", "valAx", "legend")]
            yield f" {' '.join(v.text or '' for v in taken[0].findall('./{*}cat//{*}v'))}"
            yield from (f" {' '.join(words(e))}" for e in taken)
            inner = {id(e) for one in taken for e in one.iter()}
            yield f" {' '.join(word(e) for e in root.iter() if id(e) not in inner and word(e))}"


def words(element: ElementTree.Element) -> Iterator[str]:
    said: set[str] = set()
    names = {id(e) for cat in element.findall("./{*}cat") for e in cat.iter()}
    for found in (word(e) for e in element.iter() if id(e) not in names):
        if found and not (found in said and found.startswith(LOOKS)):
            yield found
        said.add(found)


def word(element: ElementTree.Element) -> str:
    """An element that says something: its name, its attributes, its text."""
    name = local(element.tag)
    said = [v for k, v in element.attrib.items() if name not in USUAL and local(k) != "typeface"]
    text = (element.text or "").strip()
    return f"{name}={','.join([*said, *[text] * bool(text)])}" if (said or text) and name not in USUAL else ""


def local(tag: str) -> str:
    return tag.rpartition("}")[2]


def test_other_programs_are_given_the_points_they_were():
    is_golden("native.points", natives())


def test_charts_of_workbooks_look_as_they_did():
    data = export(format_of("xlsx"), parts_of(charted(FEW)), Options())
    is_golden("native.xlsx", xml(data))


def test_charts_of_slides_look_as_they_did():
    data = export(format_of("pptx"), parts_of(charted(FEW)), Options())
    is_golden("native.pptx", xml(data))
