"""The promised languages are complete, each in its own script, and name the same figures."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final

from qjviewer.checks.folding import TRADITIONAL_ONLY
from qjviewer.checks.subject import Mention, Passage, Subject, is_chinese
from qjviewer.problems import Problem, Severity

_QUOTED: Final = re.compile(r"“[^”\n]{1,40}”|‘[^’\n]{1,40}’|「[^」\n]{1,40}」")
# In Big5's repertoire it is another character, but Traditional texts write it all the same.
_BOTH: Final = frozenset("着")


def check(subject: Subject) -> Iterator[Problem]:
    """Report texts missing in a promised language, in the wrong script, or naming another figure."""
    promised = subject.bundle.briefing.languages
    texts: dict[str, list[Passage]] = defaultdict(list)
    for passage in subject.passages:
        base = passage.path if passage.for_all else passage.path.rpartition(".")[0]
        texts[base].append(passage)
        yield from _script(passage, subject)
    for path, passages in texts.items():
        yield from _missing(path, passages, promised, subject)
        yield from _exchanged(passages, subject)


def _missing(
    path: str, passages: list[Passage], promised: tuple[str, ...], subject: Subject
) -> Iterator[Problem]:
    if passages[0].for_all:
        # One text for every language is right where it holds nothing to translate: GDP, a date.
        wanting = [x for x in promised if x == "en"] if is_chinese(passages[0].text) else []
    else:
        given = {p.lang for p in passages if p.text}
        wanting = [x for x in promised if x not in given]
    if wanting:
        yield subject.report("language-missing", path, Severity.WARNING, languages="、".join(wanting))


def _script(passage: Passage, subject: Subject) -> Iterator[Problem]:
    if passage.for_all:
        return
    code, wrong = _SCRIPTS[passage.lang]
    # What is quoted is quoted as it stands: “積體電路”.
    text = _QUOTED.sub(lambda m: " " * len(m[0]), passage.text)
    found = [char for char in set(text) if wrong(char)]
    if found:
        at = min(map(text.index, found))
        yield subject.report_in(code, passage, at, at + 1, Severity.WARNING, character=passage.text[at])


def _is_traditional(char: str) -> bool:
    return char in TRADITIONAL_ONLY


@cache
def _is_simplified(char: str) -> bool:
    """In the Simplified repertoire (GB2312) and not in the Traditional one (Big5)."""
    return is_chinese(char) and char not in _BOTH and _in("gb2312", char) and not _in("big5", char)


_SCRIPTS: Final[dict[str, tuple[str, Callable[[str], bool]]]] = {
    "zh-Hans": ("traditional-here", _is_traditional),
    "zh-Hant": ("simplified-here", _is_simplified),
    "en": ("chinese-in-english", is_chinese),
}


def _in(encoding: str, char: str) -> bool:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _exchanged(passages: list[Passage], subject: Subject) -> Iterator[Problem]:
    """A figure named in one language and another one in its place in the next: a slip in translation."""
    if len(passages) < 2 or not passages[0].prose:
        return
    told = [(p, subject.mentions_by_passage.get(p.path, ())) for p in passages]
    first = _said(told[0][1], subject)
    for passage, mentions in told[1:]:
        here = _said(mentions, subject)
        extra, lacking = list(here - first), list(first - here)
        if extra and lacking:
            mention = next(m for m in mentions if _value(m, subject) in extra)
            yield subject.report_at(
                "languages-differ",
                mention,
                Severity.WARNING,
                figure=mention.reference.target,
                language=passage.lang,
                shown="、".join(lacking[:3]),
            )


def _said(mentions: tuple[Mention, ...], subject: Subject) -> Counter[str]:
    return Counter(value for m in mentions if (value := _value(m, subject)))


def _value(mention: Mention, subject: Subject) -> str:
    """What the reference says, whatever its form; items are only names."""
    figure = subject.figure(mention.reference.target)
    return subject.worded(figure) if figure is not None else ""
