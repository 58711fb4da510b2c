"""What the links in a text are called when they are read by themselves: the clause they stand in."""

from collections import Counter
from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from qjviewer.pages.blocks import Run, Runs, text_of
from qjviewer.pages.movement import without_sign
from qjviewer.wording import DEFAULT_LANGUAGE, LANGUAGES, Language, say


def link_names(runs: Runs, lang: Language) -> list[str]:
    """The name of each link, in order: 固定资产投资增长37.7%，查看依据."""
    # A movement's sign says to the eye what its words say.
    ends, brackets = say("spoken.clause-ends", lang) + "\n", say("spoken.brackets", lang)
    found = list(clauses(without_sign(runs), ends, brackets))
    shared = Counter(clause for _, clause in found)
    return [_name(run, clause, lang, apart=shared[clause] > 1) for run, clause in found]


def _name(run: Run, clause: str, lang: Language, *, apart: bool) -> str:
    """Links that share a clause are told apart by their own words."""
    key = "link-in" if apart else "link" if run.figure else "link-item"
    return say(f"spoken.{key}", lang, clause=clause, words=run.text)


def clauses(runs: Runs, ends: str, brackets: str = "") -> Iterator[tuple[Run, str]]:
    """Each link with the words around it, up to the nearest of the marks that end a clause.

    `brackets` are pairs of marks; what stands between them ends none.
    """
    text, start = text_of(runs), 0
    found = tuple(_ends(text, ends, brackets))
    for run in runs:
        stop = start + len(run.text)
        if run.figure or run.item:
            left = max((n + 1 for n in found if n < start), default=0)
            right = next((n for n in found if n >= stop), len(text))
            yield run, text[left:right].strip()
        start = stop


def _ends(text: str, ends: str, brackets: str) -> Iterator[int]:
    """Where clauses end: not within brackets that close again, nor at a point between digits."""
    closed = 0
    for at, letter in enumerate(text):
        if at >= closed and letter in brackets[::2]:
            closed = text.find(brackets[brackets.index(letter) + 1], at) + 1
        if at >= closed and letter in ends and not text[at + 1 : at + 2].isdigit():
            yield at


def language_of(widget: QWidget) -> Language:
    """The language of what a widget stands in, as the nearest around it that knows one says."""
    around: QWidget | None = widget
    while around is not None:
        lang = getattr(around, "lang", None)
        if lang in LANGUAGES:
            found: Language = lang
            return found
        around = around.parentWidget()
    return DEFAULT_LANGUAGE
