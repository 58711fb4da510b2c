"""Published differences against the two values they lie between, where both are published too."""

from collections.abc import Iterator

from qjviewer.bundle.store import Observation
from qjviewer.checks.subject import Subject
from qjviewer.figures import compare
from qjviewer.figures.arithmetic import converted, step_of
from qjviewer.figures.figure import Figure
from qjviewer.problems import Problem, Severity


def check(subject: Subject) -> Iterator[Problem]:
    """Report differences that the two sides refute."""
    seen: set[tuple[str, str]] = set()
    for row in _stated(subject):
        place = subject.cube.here if row.place == "here" else row.place
        figure = subject.cube.figure(row.indicator, row.measure, place, row.period, later=True)
        side = compare.side_of(subject.cube, figure, row.against)
        if side is not None and (figure.id, side.token) not in seen:
            seen.add((figure.id, side.token))
            yield from _refuted(row, figure, side, subject)


def _stated(subject: Subject) -> Iterator[Observation]:
    """The rows that state a difference; of a large store those of the figures that are shown."""
    store = subject.bundle.store
    if subject.is_large:
        shown = {(f.indicator, f.measure, f.place, f.period) for f in subject.figures if f.how == "stated"}
        for indicator, measure, place, period in shown:
            cells = [
                c for c in store.cells(indicator) if c[0] == measure and c[1] and c[2:] == (place, period)
            ]
            yield from (row for cell in cells for row in store.find(indicator, cell)[-1:])
        return
    wanted = (c for c in subject.combinations if c.against)
    yield from map(store.observation, store.rows_of(wanted))


def _refuted(row: Observation, figure: Figure, side: compare.Side, subject: Subject) -> Iterator[Problem]:
    other = side.figure
    # A side that was derived from this very difference proves nothing.
    if figure.is_computed or other.is_computed or not row.quantity.is_exact:
        return
    computed = compare.between(subject.cube, figure, side)
    stated = row.quantity.value
    if computed.value is None or stated is None:
        return
    turned = converted(stated, row.more.unit or computed.unit, computed.unit)
    if turned is None or turned == computed.value:
        return
    step = max(step_of(turned), step_of(computed.value))
    yield subject.report_row(
        "difference-disagrees",
        row,
        # A source may subtract before it rounds: one step of the last digit is no contradiction.
        Severity.WARNING if abs(turned - computed.value) <= step else Severity.ERROR,
        stated=f"{turned:f}",
        computed=f"{computed.value:f}",
        unit=computed.unit,
        left=f"{subject.address(figure)} {subject.worded(figure)}",
        right=f"{subject.address(other)} {subject.worded(other)}",
    )
