"""From the start of the process to a window that can be read."""

from tests.bench.goal import Goal, Pair, Site
from tests.bench.process import BUNDLE, program, run

GOALS = (
    Goal(
        "first-paint",
        "start to first painted window with text and cards",
        "bare PySide6 window with a label",
        1.8,
    ),
    Goal(
        "first-charts",
        "start to all charts of the first tab that are in sight drawn",
        "bare window with one pyqtgraph plot",
        1.3,
    ),
)


def measure(site: Site) -> dict[str, Pair]:
    """One start of each."""
    label = run(program("bare_window"), site.environ)
    plot = run(program("bare_plot"), site.environ)
    ours = run(program("viewer", BUNDLE), site.environ)
    return {
        "first-paint": Pair(ours.marks["cards"], label.marks["painted"]),
        "first-charts": Pair(ours.marks["charts"], plot.marks["painted"]),
    }
