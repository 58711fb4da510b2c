"""Measures group after group, ours and the reference in turns."""

import importlib
import pkgutil
import sys
from collections.abc import Callable, Iterable

from tests.bench import goals
from tests.bench.goal import Group, Missing, Pair, Site
from tests.bench.stats import Row

LEAST_RUNS = 7


def groups() -> tuple[Group, ...]:
    """Every group there is, in the order of the table."""
    return tuple(importlib.import_module(f"{goals.__name__}.{name}") for name in group_names())


def group_names() -> tuple[str, ...]:
    """The modules of `goals`; a number in front keeps their order."""
    return tuple(sorted(m.name for m in pkgutil.iter_modules(goals.__path__)))


def measured(
    chosen: Iterable[Group], site: Site, runs: int, tell: Callable[[str], object] | None = None
) -> tuple[Row, ...]:
    """The rows of all goals; one run more is made first and thrown away, to warm disks and caches."""
    tell = tell or (lambda words: print(words, file=sys.stderr, flush=True))
    rows: list[Row] = []
    for group in chosen:
        tell("… " + "; ".join(goal.what for goal in group.GOALS))
        rows.extend(_rows(group, site, runs))
    return tuple(rows)


def _rows(group: Group, site: Site, runs: int) -> tuple[Row, ...]:
    pairs: dict[str, list[Pair]] = {goal.name: [] for goal in group.GOALS}
    try:
        group.measure(site)
        for _ in range(runs):
            for name, pair in group.measure(site).items():
                pairs[name].append(pair)
    except Missing as missing:
        return tuple(Row(goal, missing=str(missing)) for goal in group.GOALS)
    except RuntimeError as fault:
        # The other groups are measured all the same.
        return tuple(Row(goal, fault=str(fault)) for goal in group.GOALS)
    return tuple(Row(goal, tuple(pairs[goal.name])) for goal in group.GOALS)
