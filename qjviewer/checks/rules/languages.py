"""The promised languages are complete, each in its own script, and name the same figures."""

from collections.abc import Callable, Collection, Iterator
from functools import cache
from typing import Final

from qjviewer.bundle.word_list import needs_translation
from qjviewer.checks.folding import TRADITIONAL_ONLY
from qjviewer.checks.passages import Passage, TypedText, is_chinese
from qjviewer.checks.subject import Mention, Subject
from qjviewer.problems import Problem, Severity, problem
from qjviewer.text.late import late
from qjviewer.wording import LANGUAGES, Language

_QUOTED: Final = late(r"“[^”\n]{1,40}”|‘[^’\n]{1,40}’|「[^」\n]{1,40}」")
# In Big5's repertoire it is another character, but Traditional texts write it all the same.
_BOTH: Final = frozenset("着")
_SHOWN: Final = 40


def check(subject: Subject) -> Iterator[Problem]:
    """Report texts without a translation, in the wrong script, or naming other figures than the original."""
    yield from _missing(subject)
    for passage in subject.passages:
        yield from _script(passage, subject)
    yield from _exchanged(subject)
    yield from _omitted(subject)


def _missing(subject: Subject) -> Iterator[Problem]:
    """Each text once: what a promised language lacks is an error, what a begun one lacks a warning."""
    promised = subject.bundle.briefing.languages
    begun = _begun(subject)
    seen: set[tuple[str, int, int]] = set()
    for typed in subject.texts:
        base = dict(typed.text.parts).get(subject.base, "")
        key = (typed.where.file, typed.where.line, typed.where.column)
        if not needs_translation(base) or key in seen:
            continue
        seen.add(key)
        wanting = [lang for lang in LANGUAGES if lang != subject.base and not typed.text.has(lang)]
        for severity, code, among in (
            (Severity.ERROR, "language-missing", promised),
            (Severity.WARNING, "language-unfinished", begun),
        ):
            lacking = [lang for lang in wanting if lang in among]
            if lacking:
                yield _lack(code, severity, typed, base, lacking)
                break


def _lack(code: str, severity: Severity, typed: TypedText, base: str, lacking: list[Language]) -> Problem:
    short = base if len(base) <= _SHOWN else base[:_SHOWN] + "…"
    return problem(
        code, typed.where, severity=severity, subject=typed.path, languages="、".join(lacking), text=short
    )


def _begun(subject: Subject) -> set[str]:
    """The languages that the word list has any text in."""
    return {
        lang
        for rows in subject.bundle.translations.rows.values()
        for row in rows
        for lang, text in row.texts.items()
        if text
    }


def _script(passage: Passage, subject: Subject) -> Iterator[Problem]:
    if passage.for_all:
        return
    code, wrong_in = _SCRIPTS[passage.lang]
    if not wrong_in(passage.text):
        return
    # What is quoted is quoted as it stands: “積體電路”.
    text = _QUOTED().sub(lambda m: " " * len(m[0]), passage.text)
    if passage.prose:
        # Addresses may be Chinese in any language: {地区生产总值.同比}.
        text = _BRACES().sub(lambda m: " " * len(m[0]), text)
    found = wrong_in(text)
    if found:
        at = min(map(text.index, found))
        yield subject.report_in(code, passage, at, at + 1, Severity.WARNING, character=passage.text[at])


_BRACES: Final = late(r"\{[^{}]*\}")


def _chinese_in(text: str) -> Collection[str]:
    return {char for char in set(text) if is_chinese(char)} if is_chinese(text) else ()


def _simplified_in(text: str) -> Collection[str]:
    return {char for char in set(text) if _is_simplified(char)}


@cache
def _is_simplified(char: str) -> bool:
    """In the Simplified repertoire (GB2312) and not in the Traditional one (Big5)."""
    return is_chinese(char) and char not in _BOTH and _in("gb2312", char) and not _in("big5", char)


# What a language should not hold, and what finds such characters in a text.
_SCRIPTS: Final[dict[str, tuple[str, Callable[[str], Collection[str]]]]] = {
    "zh-Hans": ("traditional-here", TRADITIONAL_ONLY.intersection),
    "zh-Hant": ("simplified-here", _simplified_in),
    "en": ("chinese-in-english", _chinese_in),
}


def _in(encoding: str, char: str) -> bool:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _exchanged(subject: Subject) -> Iterator[Problem]:
    """A translation that says other figures than its text: a slip of whoever translated."""
    originals: dict[str, set[str]] = {}
    literal = {p.path for p in subject.passages if p.lang == subject.base and "{=" in p.text}
    for mention in subject.mentions:
        if mention.passage.lang == subject.base:
            originals.setdefault(mention.passage.path, set()).add(_named(mention, subject))
    for passage, mentions in subject.mentions_by_passage.items():
        if passage.lang == subject.base or passage.for_all:
            continue
        here, first = {_named(m, subject) for m in mentions}, originals.get(passage.path, set())
        extra, lacking = here - first, first - here
        # What stands as a mere word in the original may well be named in a translation.
        if extra and (lacking or passage.path not in literal):
            wrong = next(m for m in mentions if _named(m, subject) in extra)
            yield subject.report_at(
                "languages-differ",
                wrong,
                Severity.WARNING,
                figure=wrong.reference.address,
                language=passage.lang,
                shown="、".join(sorted(lacking)[:3]) or "—",
            )


def _omitted(subject: Subject) -> Iterator[Problem]:
    """A translation that leaves out a difference its text tells."""
    told: dict[str, dict[str, str]] = {}
    for mention in subject.mentions:
        if mention.passage.lang == subject.base and mention.told is not None and mention.told.against:
            told.setdefault(mention.passage.path, {})[mention.told.id] = subject.worded(mention.told)
    for passage in subject.passages if told else ():
        wanted = told.get(passage.path)
        if wanted is None or passage.lang == subject.base or passage.for_all:
            continue
        here = [m.told.id for m in subject.mentions_by_passage.get(passage, ()) if m.told is not None]
        lacking = [shown for name, shown in wanted.items() if name not in here]
        if lacking:
            end = len(passage.text)
            yield subject.report_in(
                "language-omits", passage, 0, end, Severity.WARNING,
                language=passage.lang, shown="、".join(lacking),
            )  # fmt: skip


def _named(mention: Mention, subject: Subject) -> str:
    """What a reference leads to, however it is worded: its figure's value, or what else it names."""
    if mention.figure is not None:
        return subject.worded(mention.figure)
    return mention.worded.item or mention.reference.address
