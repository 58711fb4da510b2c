"""Paper from the command line."""

from pathlib import Path

from tests.bench import sheets
from tests.bench.goal import Goal, Pair, Site
from tests.bench.peers import deck, to_pdf
from tests.bench.process import BUNDLE, python, run

_PEER = "LibreOffice converting that deck to PDF"
MOST_SECONDS, MOST_MEMORY = 5.0, 800.0
GOALS = (
    Goal("print", "print summary PDF from the command line", _PEER, 0.25),
    Goal("print-memory", "… its peak memory", _PEER, 0.6, "MB"),
    Goal("print-onepage", "print one page from the command line", _PEER, 0.2),
    Goal("print-heavy", "print 30 charts and 40 tables", f"{MOST_SECONDS:g} s", 1.0),
    Goal("print-heavy-memory", "… its peak memory", f"{MOST_MEMORY:g} MB", 1.0, "MB"),
)


def measure(site: Site) -> dict[str, Pair]:
    """The summary and the page of the briefing, its deck by LibreOffice; a heavy briefing by itself."""
    theirs = run(to_pdf(site, deck(site)), site.environ)
    briefing = BUNDLE
    summary = run(_print(briefing, site.folder / "summary.pdf"), site.environ)
    onepage = run(_print(briefing, site.folder / "onepage.pdf", "--style", "onepage"), site.environ)
    heavy = run(_print(_heavy(site), site.folder / "heavy.pdf"), site.environ)
    return {
        "print": Pair(summary.seconds, theirs.seconds),
        "print-memory": Pair(summary.peak, theirs.peak),
        "print-onepage": Pair(onepage.seconds, theirs.seconds),
        "print-heavy": Pair(heavy.seconds, MOST_SECONDS),
        "print-heavy-memory": Pair(heavy.peak, MOST_MEMORY),
    }


def _print(briefing: Path, target: Path, *more: str) -> list[str]:
    return python("-m", "qjviewer", "print", briefing, "-o", target, *more)


def _heavy(site: Site) -> Path:
    folder = site.folder / "sheets"
    return folder if folder.exists() else sheets.write(folder)
