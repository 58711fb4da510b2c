"""What a check would find after a form is read back that it does not find now."""

from qjviewer.bundle.build import Built
from qjviewer.checks.run import run
from qjviewer.exports.form.update import FormPlan
from qjviewer.figures.cube import Cube
from qjviewer.problems import Problem, in_order


def problems_brought(plan: FormPlan) -> tuple[Problem, ...]:
    """New problems: a figure rarely changes alone, and words that repeat it stay behind."""
    if plan.readings is None:
        return ()
    before, after = map(_found, plan.readings)
    known = {(p.code, p.subject) for p in before}
    return in_order(p for p in after if (p.code, p.subject) not in known)


def _found(built: Built) -> tuple[Problem, ...]:
    if built.bundle is None:
        return built.problems
    return (*built.problems, *run(Cube(built.bundle, built.origins)))
