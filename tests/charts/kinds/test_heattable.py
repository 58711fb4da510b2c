from qjviewer.charts.kind import draw
from qjviewer.charts.layout.metrics import Metrics
from qjviewer.charts.layout.pieces import WordsPiece
from qjviewer.charts.layout.placed import placed
from qjviewer.charts.layout.plane import Rect
from tests.charts.pieces import EM
from tests.charts.samples import growth, request

NAMES = ("gdp", "fai", "retail", "budget", "deposits", "profit")
PERIODS = ("2022", "2023H1", "2023", "2024H1", "2024", "2025H1", "2025")


def test_no_word_over_a_column_is_torn_in_the_least_width_a_page_gives():
    found = [growth(f"{n}-{p}", n, "5", period=p) for n in NAMES for p in PERIODS]
    scene = draw("heattable", request(found, lang="en"))
    width = scene.whole_width * EM
    heads = {text for one in (scene, *scene.others) for text in _heads(one)}
    pieces = placed(scene, Rect(0, 0, width, 30 * EM), Metrics(EM, latin=True))
    told = [" ".join(line.text for line in p.lines) for p in pieces if isinstance(p, WordsPiece)]
    assert len([text for text in told if text in heads]) >= len(NAMES)


def _heads(scene):
    return {m.text.replace("\n", " ") for m in scene.marks if getattr(m, "valign", "") == "bottom"}


def test_no_cell_is_blank():
    found = [growth(f"{n}-{p}", n, "5", period=p) for n in NAMES for p in PERIODS]
    scene = draw("heattable", request(found[:-2]))
    words = [m.text for m in scene.marks if getattr(m, "align", "") == "center" and m.text in ("5", "—")]
    assert (len(words), words.count("—")) == (len(NAMES) * len(PERIODS), 2)
