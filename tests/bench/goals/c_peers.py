"""The same start against pympress, which shows a deck already turned into PDF."""

from tests.bench.goal import Goal, Missing, Pair, Site
from tests.bench.goals.b_present import OUR_TITLE, seconds_to_slide
from tests.bench.peers import deck_as_pdf, pympress
from tests.bench.process import BUNDLE, python

GOALS = (
    Goal(
        "presentable-pdf",
        "start to presentable: first slide on the screen",
        "pympress showing that deck as PDF",
        1.0,
    ),
)

# Its window without a window manager is small; the title's ink fills a part of it.
_COVER = (0x16212C, 0.003)


def measure(site: Site) -> dict[str, Pair]:
    """One start of each on the same virtual screen."""
    if site.framebuffer is None:
        raise Missing("needs Xvfb: sudo apt install xvfb")
    theirs = seconds_to_slide([*pympress(), str(deck_as_pdf(site))], site, _COVER)
    ours = seconds_to_slide(python("-m", "qjviewer", "--kiosk", BUNDLE), site, OUR_TITLE)
    return {"presentable-pdf": Pair(ours, theirs)}
