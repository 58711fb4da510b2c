"""A briefing with 72,000 figures in CSV, and one with ten times as many."""

from tests.bench import heavy
from tests.bench.goal import Goal, Pair, Site
from tests.bench.process import program, run

_CSV = "reading the CSV with the csv module"
GOALS = (
    Goal("large-shown", "72,000 figures in CSV: start to first page painted", _CSV, 6.0),
    Goal("large-whole", "… until the last figure is read and checked", _CSV, 6.0),
    Goal("large-early", "… first page painted before all is read", "until the last figure is read", 1.0),
    Goal("large-memory", "… peak memory until the last figure is read", "250 MB", 1.0, "MB"),
    Goal("linear", "ten times more figures read and checked", "72,000 figures", 11.0),
)


def measure(site: Site) -> dict[str, Pair]:
    """One process each."""
    small, large = site.folder / "large", site.folder / "huge"
    if not small.exists():
        heavy.write(small)
        heavy.write(large, times=10)
    reading = run(program("reading", small / "table0.csv"), site.environ)
    shown = run(program("viewer", small, "cards"), site.environ)
    whole = run(program("loading", small), site.environ)
    more = run(program("loading", large), site.environ)
    assert whole.values["figures"] * 10 == more.values["figures"]
    return {
        "large-shown": Pair(shown.marks["cards"], reading.seconds),
        "large-whole": Pair(whole.seconds, reading.seconds),
        "large-early": Pair(shown.marks["cards"], whole.seconds),
        "large-memory": Pair(whole.peak, 250.0),
        "linear": Pair(more.seconds, whole.seconds),
    }
