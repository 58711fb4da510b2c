"""Ninety briefings printed at once."""

import shutil
from pathlib import Path

from tests.bench.goal import Goal, Pair, Site
from tests.bench.process import BUNDLE, python, run

MANY = 90
GOALS = (Goal("many", f"{MANY} briefings printed", f"one briefing printed × {MANY}", 0.6),)


def measure(site: Site) -> dict[str, Pair]:
    """One command for one, one command for all."""
    folders = [_county(site, n) for n in range(MANY)]
    one = run(python("-m", "qjviewer", "print", BUNDLE, "-o", site.folder / "one.pdf"), site.environ)
    many = run(python("-m", "qjviewer", "print", *folders, "-o", site.folder / "many"), site.environ)
    return {"many": Pair(many.seconds, one.seconds * MANY)}


def _county(site: Site, number: int) -> Path:
    folder = site.folder / f"county{number}"
    if not folder.exists():
        shutil.copytree(BUNDLE, folder)
    return folder
