"""Small frozen values a bundle is made of: text in languages, citations."""

import re
from typing import Final

import msgspec

from qjviewer.text.late import late
from qjviewer.wording import LANGUAGES, Language

ANY_LANGUAGE: Final = "*"


class Text(msgspec.Struct, frozen=True):
    """A text in one or more languages; one without a language stands for every one."""

    parts: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return any(text for _, text in self.parts)

    def get(self, lang: str) -> str:
        """The text in a language, else in Simplified Chinese, else in whatever there is."""
        for name, text in self.parts:
            if name == lang:
                return text
        if not self.parts:
            return ""
        by_lang = dict(self.parts)
        for name in (lang, ANY_LANGUAGE, *LANGUAGES):
            if name in by_lang:
                return by_lang[name]
        return ""

    def language(self, lang: Language) -> Language:
        """The language that `get` gives the text in; the one asked for where it stands for every one."""
        if self.has(lang) or not self.parts:
            return lang
        known = {name for name, _ in self.parts}
        return next((name for name in LANGUAGES if name in known), lang)

    def has(self, lang: str) -> bool:
        """Whether the text was given for this language, or for every one."""
        return any(name in (lang, ANY_LANGUAGE) for name, _ in self.parts)


NO_TEXT: Final = Text()


def plain(text: str) -> Text:
    """A text that is the same in every language."""
    return Text(((ANY_LANGUAGE, text),))


_SPOT = (
    r"(?:¶\s*|第\s*)(?P<a>\d+)(?:\s*[-–—～~]\s*(?P<b>\d+))?\s*(?P<unit>段|页)?"
    r"|(?P<cell>(?:[^!¶\s]+!)?[A-Z]{1,3}\d{1,7})"
)
_AT = late(_SPOT)
_CITE = late(rf"(?P<id>[A-Za-z][\w-]*)(?:\s*(?:{_SPOT}))?")


class Citation(msgspec.Struct, frozen=True):
    """Where a fact stands: a source and, if given, its paragraphs, pages (from 1) or cell."""

    source: str
    first: int = 0
    last: int = 0
    by_page: bool = False
    cell: str = ""


def parse_citation(raw: str) -> Citation | None:
    """Read `zjrb ¶3`, `zjrb ¶3-4`, `zjrb 第3段`, `zjrb 第12页`, `zjrb D7` or `zjrb`; None when it is none."""
    match = _CITE().fullmatch(raw.strip())
    return _cited(match["id"], match) if match else None


def parse_spot(raw: str, source: str) -> Citation | None:
    """Read the place alone (¶3, 第3段, 主要指标!D7) within a source; None when it is none."""
    match = _AT().fullmatch(raw.strip())
    return _cited(source, match) if match else None


def _cited(source: str, match: re.Match[str]) -> Citation:
    first = int(match["a"] or 0)
    return Citation(source, first, int(match["b"] or first), match["unit"] == "页", match["cell"] or "")
