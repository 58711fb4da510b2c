"""What is said of a reading that cannot be shown: the worst problem, and where it is."""

from qjviewer.load import Loaded
from qjviewer.problems import Problem, Severity
from qjviewer.wording import Language, say


def worst_of(loaded: Loaded) -> Problem | None:
    """The problem to tell first."""
    return max(loaded.problems, key=lambda p: p.severity, default=None)


def failure_words(loaded: Loaded, lang: Language, *, kept: bool) -> str:
    """One sentence; `kept` says whether earlier pages stay on screen."""
    worst = worst_of(loaded)
    what = _sentence(worst, lang) if worst else loaded.path.name
    return say("window.failed-kept" if kept else "window.failed", lang, what=what)


def _sentence(problem: Problem, lang: Language) -> str:
    shape = "✗" if problem.severity is Severity.ERROR else "△"
    return f"{shape} {problem.where}　{problem.message(lang)}"
