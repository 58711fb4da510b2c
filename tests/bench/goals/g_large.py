"""Briefings with 72,000 and with a million figures in CSV: read, checked, and in how much memory."""

from tests.bench import heavy
from tests.bench.goal import Goal, Pair, Site
from tests.bench.process import program, run

_CSV = "reading the CSV with the csv module, CPU time"
_CSV_WHOLE = "a process that reads the CSV with the csv module"
GOALS = (
    Goal("large-shown", "72,000 figures in CSV: start to first page painted", _CSV_WHOLE, 6.0),
    Goal("large-read", "… read, CPU time", _CSV, 3.5),
    Goal("large-whole", "… read and checked, CPU time", _CSV, 4.0),
    Goal("million", "a million figures in one file read and checked, CPU time", "5 s", 1.0),
    Goal("million-memory", "… peak memory", "300 MB", 1.0, "MB"),
    Goal("linear", "a million figures read", "72,000 figures", 1.1 * 1_000_000 / 72_000),
)
_LONGEST, _MOST = 5.0, 300.0


def measure(site: Site) -> dict[str, Pair]:
    """One process each."""
    small, large = site.folder / "large", site.folder / "million"
    if not small.exists():
        heavy.write(small)
        heavy.write(large, counties=heavy.MANY_COUNTIES)
    reading = run(program("reading", small / "table0.csv"), site.environ)
    shown = run(program("viewer", small, "cards"), site.environ)
    whole = run(program("loading", small), site.environ)
    more = run(program("loading", large), site.environ)
    few, many = whole.values, more.values
    assert (few["figures"], many["figures"]) == (72_000, 1_000_000)
    assert few["errors"] == many["errors"] == 0
    return {
        "large-shown": Pair(shown.marks["cards"], reading.seconds),
        "large-read": Pair(few["read"], reading.values["read"]),
        "large-whole": Pair(few["read"] + few["checked"], reading.values["read"]),
        "million": Pair(many["read"] + many["checked"], _LONGEST),
        "million-memory": Pair(more.peak, _MOST),
        "linear": Pair(many["read"], few["read"]),
    }
