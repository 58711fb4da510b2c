"""The program itself, opened with a briefing: viewer.py PATH [LAST].

Marks `cards` and `charts` when those of the first tab are on the screen; ends after the one named
by LAST, the charts by default.
"""

import sys

from marks import Soon, after_call, after_import, mark

path, last = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "charts"
painted: set[int] = set()
told: set[str] = set()


def tell(name: str) -> None:
    if name not in told:
        told.add(name)
        mark(name)
    if name == last:
        from PySide6.QtWidgets import QApplication

        QApplication.quit()


def canvases_in_sight() -> list[object]:
    """The canvases of the charts that can be seen; none when a chart has no canvas yet."""
    from PySide6.QtWidgets import QApplication

    from qjviewer.ui.draw.still_canvas import StillCanvas
    from qjviewer.ui.widgets.chart_slot import ChartSlot

    slots = [slot for top in QApplication.topLevelWidgets() for slot in top.findChildren(ChartSlot)]
    found = [slot.findChild(StillCanvas) for slot in slots if not slot.visibleRegion().isEmpty()]
    return [] if None in found else found


def on_canvas() -> None:
    canvases = canvases_in_sight()
    if canvases and all(id(c) in painted for c in canvases):
        tell("charts")


def watch_cards(module: object) -> None:
    soon = Soon(lambda: tell("cards"))
    after_call(module.FigureCard, "paintEvent", lambda *_: "cards" in told or soon.post())


def watch_charts(module: object) -> None:
    soon = Soon(on_canvas)

    def note(canvas: object, *_: object) -> None:
        if canvas._look is not None:
            painted.add(id(canvas))
            soon.post()

    after_call(module.StillCanvas, "paintEvent", note)


after_import("qjviewer.ui.widgets.figure_card", watch_cards)
after_import("qjviewer.ui.draw.still_canvas", watch_charts)
sys.argv = ["qjviewer", "--new-window", path]
from qjviewer.__main__ import main  # noqa: E402 - the hooks come first

sys.exit(main())
