"""Paper from the command line."""

from tests.bench.goal import Goal, Pair, Site
from tests.bench.peers import deck, five_charts, to_pdf
from tests.bench.process import python, run

_PEER = "LibreOffice converting that deck to PDF"
GOALS = (
    Goal("print", "print summary PDF from the command line", _PEER, 0.5),
    Goal("print-memory", "… its peak memory", _PEER, 1.0, "MB"),
)


def measure(site: Site) -> dict[str, Pair]:
    """The summary of the briefing, and its deck by LibreOffice."""
    theirs = run(to_pdf(site, deck(site)), site.environ)
    command = python("-m", "qjviewer", "print", five_charts(site), "-o", site.folder / "summary.pdf")
    ours = run(command, site.environ)
    return {
        "print": Pair(ours.seconds, theirs.seconds),
        "print-memory": Pair(ours.peak, theirs.peak),
    }
