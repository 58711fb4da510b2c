"""Checking a briefing against only parsing it."""

from tests.bench.goal import Goal, Pair, Site
from tests.bench.process import BUNDLE, program, python, run

GOALS = (
    Goal(
        "check",
        "`check` on Qujiang, with all claims",
        "import yaml and yaml.safe_load of the same bytes",
        2.0,
    ),
    Goal("check-c", "`check` on Qujiang", "the same with PyYAML's C loader"),
)


def measure(site: Site) -> dict[str, Pair]:
    """One process each; C loader or not, the reference does nothing with what it has parsed."""
    pure = run(program("parsing", "SafeLoader", BUNDLE), site.environ)
    ours = run(python("-m", "qjviewer", "check", BUNDLE), site.environ)
    fast = run(program("parsing", "CSafeLoader", BUNDLE), site.environ)
    return {
        "check": Pair(ours.seconds, pure.seconds),
        "check-c": Pair(ours.seconds, fast.seconds),
    }
