"""Ninety briefings printed at once."""

import shutil
from pathlib import Path

from tests.bench.goal import Goal, Pair, Site
from tests.bench.process import BUNDLE, python, run

MANY = 90
SOME = 20
MOST_MEMORY = 160.0
GOALS = (
    Goal("many", f"{MANY} briefings printed", f"one briefing printed × {MANY}", 0.2),
    Goal("many-memory", "… peak memory of one process", f"{MOST_MEMORY:g} MB", 1.0, "MB"),
)


def measure(site: Site) -> dict[str, Pair]:
    """One command for one, one command for all; some by one process for its memory."""
    folders = [_county(site, n) for n in range(MANY)]
    one = run(python("-m", "qjviewer", "print", BUNDLE, "-o", site.folder / "one.pdf"), site.environ)
    every = python("-m", "qjviewer", "print", *folders, "-o", site.folder / "many")
    many = run(every, site.environ)
    some = python("-m", "qjviewer", "print", *folders[:SOME], "-o", site.folder / "some", "--jobs", "1")
    alone = run(some, site.environ)
    return {"many": Pair(many.seconds, one.seconds * MANY), "many-memory": Pair(alone.peak, MOST_MEMORY)}


def _county(site: Site, number: int) -> Path:
    folder = site.folder / f"county{number}"
    if not folder.exists():
        shutil.copytree(BUNDLE, folder)
    return folder
