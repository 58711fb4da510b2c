"""Another size of the window or of the text, and the next page of a show."""

from tests.bench import heavy
from tests.bench.goal import Goal, Pair, Site
from tests.bench.goals.f_window import FRAME
from tests.bench.process import BUNDLE, program, run

_FRAME = "a frame of 16.7 ms"
# A name, what it is called, charts a tab, tabs, and how many frames a step may take.
WIDE = (
    ("five", "5 charts on the tab", 5, 1, 1.5),
    ("fifty", "50 charts on the tab", 50, 1, 3.0),
    ("tabs", "50 tabs", 2, 50, 3.0),
)
GOALS = (
    *(
        Goal(f"{kind}-{name}", f"{step}, {what}, median", _FRAME, most, "ms")
        for name, what, _, _, most in WIDE
        for kind, step in (("resize", "resize step"), ("text", "text-size step"))
    ),
    Goal("page-turn", "page turn of a show, 95th percentile", _FRAME, 1.0, "ms"),
)


def measure(site: Site) -> dict[str, Pair]:
    """Each briefing in a process of its own."""
    found = {"page-turn": Pair(run(program("turning", BUNDLE), site.environ).values["turn"], FRAME)}
    for name, _, charts, tabs, _ in WIDE:
        folder = site.folder / f"wide-{name}"
        if not folder.exists():
            heavy.write_wide(folder, charts=charts, tabs=tabs)
        told = run(program("resizing", folder), site.environ).values
        found |= {f"{kind}-{name}": Pair(told[kind], FRAME) for kind in ("resize", "text")}
    return found
