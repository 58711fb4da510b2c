"""What a person feels in the open window."""

import shutil
from pathlib import Path

from tests.bench.goal import Goal, Pair, Site
from tests.bench.process import BUNDLE, program, run

FRAME = 1000 / 60
_FRAME = "a frame of 16.7 ms"
GOALS = (
    Goal("tab-switch", "tab switch after warm-up, 95th percentile", _FRAME, 1.0, "ms"),
    Goal("first-visit", "first visit of a tab, the slowest", _FRAME, 4.0, "ms"),
    Goal("first-visit-at-once", "… in the moment after the window opened", _FRAME, None, "ms"),
    Goal("save", "save to redrawn window, without the debounce", "the bundle's own load", 1.0, "ms"),
    Goal("save-limit", "… in milliseconds", "100 ms", 0.6, "ms"),
    Goal("hover", "hover on a line chart with 100,000 points, 95th percentile", _FRAME, 0.2, "ms"),
    Goal("pan", "pan it, 95th percentile", _FRAME, 0.3, "ms"),
    Goal("memory", "peak memory after visiting all tabs", "bare window with one pyqtgraph plot", 1.4, "MB"),
    Goal("memory-first", "peak memory to the first charts", "bare window with one pyqtgraph plot", 1.0, "MB"),
)


def measure(site: Site) -> dict[str, Pair]:
    """Each in a process of its own."""
    tabs = run(program("tabs", BUNDLE), site.environ).values
    at_once = run(program("tabs", BUNDLE, "at-once"), site.environ).values
    save = run(program("saving", _fresh_copy(site)), site.environ).values
    pointing = run(program("pointing"), site.environ).values
    bare = run(program("bare_plot"), site.environ)
    ours = run(program("visiting", BUNDLE), site.environ)
    first = run(program("viewer", BUNDLE), site.environ)
    return {
        "tab-switch": Pair(tabs["again"], FRAME),
        "first-visit": Pair(tabs["first"], FRAME),
        "first-visit-at-once": Pair(at_once["first"], FRAME),
        "save": Pair(save["save"], save["load"]),
        "save-limit": Pair(save["save"], 100.0),
        "hover": Pair(pointing["hover"], FRAME),
        "pan": Pair(pointing["pan"], FRAME),
        "memory": Pair(ours.peak, bare.peak),
        "memory-first": Pair(first.peak, bare.peak),
    }


def _fresh_copy(site: Site) -> Path:
    folder = site.folder / "saved"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(BUNDLE, folder)
    return folder
