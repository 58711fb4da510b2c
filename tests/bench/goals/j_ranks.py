"""Every place ranked in every indicator and period, with its movement, and a board an indicator."""

from tests.bench import heavy
from tests.bench.goal import Goal, Pair, Site
from tests.bench.process import program, run

_LONGEST = 1.0
_WHAT = (
    f"ranks, movements and boards of {heavy.COUNTIES} places × {heavy.INDICATORS} indicators × "
    f"{heavy.RANKED_PERIODS} periods, CPU time"
)
GOALS = (Goal("ranks", _WHAT, "1 s", 1.0),)


def measure(site: Site) -> dict[str, Pair]:
    """One process; every rank and movement must be there."""
    folder = site.folder / "ranked"
    if not folder.exists():
        heavy.write_ranked(folder)
    told = run(program("ranking", folder), site.environ).values
    count = heavy.COUNTIES * heavy.INDICATORS * heavy.RANKED_PERIODS
    assert (told["ranks"], told["moves"], told["boards"]) == (count, count, heavy.INDICATORS)
    return {"ranks": Pair(told["ranked"], _LONGEST)}
