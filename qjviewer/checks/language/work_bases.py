"""Against what a change is told: the period named, or those that may be meant."""

from typing import Final

import msgspec

from qjviewer.bundle.periods import Period
from qjviewer.checks.language.ground import Ground
from qjviewer.checks.language.series_claims import line_of, point_before
from qjviewer.checks.language.spots import Spot
from qjviewer.checks.language.statements import Statement
from qjviewer.checks.language.unit_scale import POINTS

GROWTHS: Final = ("", "yoy", "mom", "qoq", "two-year")


def measure_of_change(statement: Statement) -> str:
    """The measure whose change a statement tells: growth where none is named."""
    topic, measure = statement.topic, statement.topic.measure
    if topic.held and statement.numbers and statement.numbers[0].base == POINTS:
        return topic.held
    plain = measure in ("", "yoy") and not topic.noun and not statement.named
    if statement.after == "share" and plain and statement.numbers and statement.numbers[0].base == POINTS:
        # 占48.0%，同比下降1.0个百分点
        return "share"
    return measure if measure not in ("", "amount", "rank", "gap") else "yoy"


def earlier_of(spot: Spot, statement: Statement, ground: Ground) -> Period | None:
    """The period a change is told against, where the sentence names one."""
    origin, than = statement.origin, statement.than
    if origin is not None and origin.time is not None:
        return ground.period(origin.time, spot.period)
    if than is not None and than.times:
        return ground.compared(than.times[0], spot.period)
    return None


def _points_before(spot: Spot, ground: Ground) -> list[Period]:
    """The points of the same year before a spot's own."""
    points = line_of(spot, ground.sight, quarterly=False)
    return [p for p in points if p.last < spot.period.last and p.last_year == spot.period.last_year]


def bases_of(spot: Spot, statement: Statement, ground: Ground) -> list[Period]:
    """The periods a change may be told against, where the sentence need not name one."""
    named = earlier_of(spot, statement, ground)
    if named is not None:
        return [named]
    since = ground.period(statement.since, spot.period) if statement.since is not None else None
    year_ago = spot.period.shifted(-12)
    before = point_before(spot, ground.sight) or ground.previous(spot.period)
    bases = [before, ground.previous(spot.period), year_ago]
    bases = list(dict.fromkeys(bases if spot.measure in GROWTHS else [year_ago, *bases]))
    bases += [since] if since is not None and since not in bases else []
    if statement.origin is not None and statement.origin.number is not None:
        # 从年初的22.5%: whatever point of the year so far has that.
        bases += [p for p in _points_before(spot, ground) if p not in bases]
    known = [p for p in bases if ground.sight.get(msgspec.structs.replace(spot, period=p)).value is not None]
    return known or bases[:1]
