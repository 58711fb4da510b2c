import pytest

from qjviewer.ui.printing.sheet import Drawing, Words
from qjviewer.ui.printing.styles import compose
from qjviewer.ui.printing.styles.onepage import SMALLEST
from tests.ui.printing.papers import BUNDLE
from tests.ui.printing.sheets import job_of, outside

LONG = "固定资产投资增长很快，后劲仍需增强。" * 30


def hostile(folder, points, optional=False):
    flag = ", optional: true" if optional else ""
    said = "".join(
        f"          - {{text: {LONG}, kind: {kind}{flag}}}\n"
        for kind in ("highlight", "weakness")
        for _ in range(points)
    )
    figures = "".join(f"  f{n}: {{name: 指标{n}, value: {n}, unit: 个, uncited: 测试}}\n" for n in range(9))
    path = folder / "a.yaml"
    path.write_text(
        f"format: qjviewer/1\nbriefing: {{id: a, title: {LONG[:80]}, place: q, "
        "period: 2023H1, as_of: 2023-06-30}\n"
        f"places: {{q: {{name: 衢江区, level: county}}}}\nfigures:\n{figures}"
        f"tabs:\n  - tab: one\n    title: 总览\n    headline: {LONG}\n    blocks:\n"
        f"      - cards: [{', '.join(f'f{n}' for n in range(9))}]\n      - points:\n{said}",
        encoding="utf-8",
    )
    return path


@pytest.mark.parametrize("lang", ["zh-Hans", "zh-Hant", "en"])
@pytest.mark.parametrize("options", [{}, {"landscape": True}, {"paper": "Letter", "context": False}])
def test_the_real_briefing_fits(qapp, lang, options):
    document = compose(job_of(BUNDLE, lang, style="onepage", **options))
    assert len(document.sheets) == 1
    assert not outside(document.sheets[0])


@pytest.mark.parametrize("points", [1, 3, 9])
def test_a_hostile_briefing_fits(qapp, tmp_path, points):
    document = compose(job_of(hostile(tmp_path, points), style="onepage"))
    (sheet,) = document.sheets
    assert not outside(sheet)
    text = "".join(p.text for p in sheet.placed if isinstance(p, Words))
    assert all(name in text for name in document.dropped)
    assert document.dropped


def test_what_the_bundle_calls_optional_goes_first(qapp, tmp_path):
    document = compose(job_of(hostile(tmp_path, 3, optional=True), style="onepage"))
    assert document.dropped[0] == "部分亮点与短板"


def test_no_type_is_too_small(qapp):
    (sheet,) = compose(job_of(BUNDLE, style="onepage")).sheets
    assert min(p.face.size for p in sheet.placed if isinstance(p, Words)) >= SMALLEST
    drawings = [p for p in sheet.placed if isinstance(p, Drawing)]
    assert drawings
    for drawing in drawings:
        sizes = [m.size for m in drawing.scene.marks if hasattr(m, "text") and hasattr(m, "size")]
        assert min([0.93, *sizes]) * drawing.em >= SMALLEST
