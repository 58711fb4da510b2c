"""The built-in briefing in the real window: nothing cut, nothing sideways, in every language."""

import pytest

from qjviewer.ui.live.live_store import BundleStore
from qjviewer.ui.widgets.chip_flow import ChipFlow
from qjviewer.ui.widgets.elided_label import ElidedLabel
from qjviewer.ui.widgets.grid import Grid
from qjviewer.ui.widgets.runs_label import RunsLabel
from qjviewer.ui.widgets.step_chain import StepChain
from qjviewer.ui.window.main_window import MainWindow
from qjviewer.ui.window.shot import settle
from tests.shipped import qujiang


@pytest.fixture
def window(qtbot, settings):
    window = MainWindow(
        BundleStore(), settings=settings, print_pages=lambda *_: None, present=lambda *_: None
    )
    window.show()
    yield window
    window.close()
    window.deleteLater()


SIZES = ((1024, 768), (1366, 768), (1920, 1080), (3840, 2160))
CASES = [("zh-Hans", size) for size in SIZES] + [("en", SIZES[0]), ("zh-Hant", SIZES[1])]


@pytest.mark.parametrize(("lang", "size"), CASES)
def test_no_text_is_cut_on_any_tab(window, lang, size):
    loaded = qujiang(lang)
    window.resize(*size)
    window.show_loaded(loaded)
    for page in loaded.pages:
        window.body.go_to_tab(page.id)
        settle(3)
        view = window.body.pages.view()
        assert view.canvas.width() <= view.viewport().width()
        for kind in (RunsLabel, ChipFlow, Grid, StepChain):
            for part in view.canvas.findChildren(kind):
                if part.isVisible():
                    assert part.height() >= part.heightForWidth(part.width()), (
                        page.id,
                        part.accessibleName(),
                    )
    cut = [x.text for x in window.body.findChildren(ElidedLabel) if x.isVisible() and x.toolTip()]
    assert cut == []


def test_every_figure_on_a_card_has_evidence_with_its_line(window):
    loaded = qujiang("zh-Hans")
    window.show_loaded(loaded)
    cards = [c for page in loaded.pages for b in page.blocks for c in getattr(b, "cards", ())]
    for name in {c.figure or c.item for c in cards}:
        window.show_evidence(name)
        found = window.body.drawer.evidence
        assert found.id == name
        assert found.span.line > 0
        assert found.uses
