"""What is said of a reading that cannot be shown: the worst problem, and where it is."""

from typing import Final

from qjviewer.load import Loaded
from qjviewer.problems import Problem, Severity
from qjviewer.wording import Language, say

# A briefing of the earlier kind: what changed is told with it.
EARLIER: Final = "earlier-format"


def worst_of(loaded: Loaded) -> Problem | None:
    """The problem to tell first: that it is of the earlier kind explains all others."""
    return max(loaded.problems, key=lambda p: (p.code == EARLIER, p.severity), default=None)


def failure_words(loaded: Loaded, lang: Language, *, kept: bool) -> str:
    """One sentence; `kept` says whether earlier pages stay on screen."""
    worst = worst_of(loaded)
    what = _sentence(worst, lang) if worst else loaded.path.name
    return say("window.failed-kept" if kept else "window.failed", lang, what=what)


def _sentence(problem: Problem, lang: Language) -> str:
    shape = "✗" if problem.severity is Severity.ERROR else "△"
    words = f"{shape} {problem.where}　{problem.message(lang)}"
    return f"{words}　{problem.hint(lang)}" if problem.code == EARLIER else words
