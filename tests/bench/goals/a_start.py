"""From the start of the process to a window that can be read."""

from tests.bench.goal import Goal, Pair, Site
from tests.bench.process import BUNDLE, forget_files, program, run

GOALS = (
    Goal(
        "first-paint",
        "start to first painted window with text and cards",
        "bare PySide6 window with a label",
        2.2,
    ),
    Goal(
        "first-charts",
        "start to all charts of the first tab that are in sight drawn",
        "bare window with one pyqtgraph plot",
        1.0,
    ),
    Goal(
        "cold-paint",
        "… the first one after its files were dropped from the cache",
        "the bare window, likewise",
        2.0,
    ),
)


def measure(site: Site) -> dict[str, Pair]:
    """One start of each; then one of each cold."""
    label = run(program("bare_window"), site.environ)
    plot = run(program("bare_plot"), site.environ)
    ours = run(program("viewer", BUNDLE), site.environ)
    return {
        "first-paint": Pair(ours.marks["cards"], label.marks["painted"]),
        "first-charts": Pair(ours.marks["charts"], plot.marks["painted"]),
        "cold-paint": _cold(site),
    }


def _cold(site: Site) -> Pair:
    forget_files()
    label = run(program("bare_window"), site.environ).marks["painted"]
    forget_files()
    ours = run(program("viewer", BUNDLE, "cards"), site.environ).marks["cards"]
    return Pair(ours, label)
