"""Kinds of a single value: each reads a scalar and describes itself to the JSON Schema."""

import datetime as dt
import difflib
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final, Protocol

from qjviewer.bundle.names import HERE, Names
from qjviewer.bundle.nodes import Mapping, Node, Scalar
from qjviewer.bundle.periods import parse_period
from qjviewer.bundle.prose import Stray, parse_prose
from qjviewer.bundle.quantities import MAX_DIGITS, PLAIN_NUMBER, parse_quantity, parse_ranking
from qjviewer.bundle.store import Store
from qjviewer.bundle.values import parse_citation, parse_spot
from qjviewer.bundle.word_list import WordList
from qjviewer.problems import Problem, Severity, Span, problem
from qjviewer.wording import LANGUAGES


class _Failed:
    """What a reader gives back after reporting why there is no value."""

    def __repr__(self) -> str:
        return "FAILED"


FAILED: Final = _Failed()
ID: Final = re.compile(r"[A-Za-z][\w-]{0,63}", re.ASCII)
# Bidirectional controls reorder what a reader sees; NUL and other controls are never text.
_FORBIDDEN: Final = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
# Kangxi radicals and compatibility characters: what a PDF's text is full of, and no font of ours has.
_STRANGE: Final = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f\u200b\ufeff]+")
# Radicals that Unicode gives no plain character for.
_RADICALS: Final = str.maketrans(
    {"\u2ea0": "民", "\u2ec5": "见", "\u2ed3": "长", "\u2ed4": "门", "\u2ee2": "马"}
)


@dataclass
class Reading:
    """What one run of reading gathers: problems, where each value stood, names, words, references."""

    names: Names = field(default_factory=Names)
    words: WordList = field(default_factory=WordList)
    store: Store = field(default_factory=Store)
    # Unit and basis of each indicator (`data.IndicatorHead`), known before the figures are read.
    heads: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    origins: dict[str, Span] = field(default_factory=dict)

    def fail(self, code: str, where: Span, subject: str, **args: Any) -> _Failed:
        """Report an error and stand in for the value."""
        self.problems.append(problem(code, where, subject=subject, **args))
        return FAILED

    def warn(self, code: str, where: Span, subject: str, **args: Any) -> None:
        """Report what was read all the same but should be looked at."""
        self.problems.append(problem(code, where, severity=Severity.WARNING, subject=subject, **args))


class Kind(Protocol):
    """Reads one node into a value, and says what it accepts."""

    def read(self, node: Node, path: str, to: Reading) -> Any: ...

    def schema(self) -> dict[str, Any]: ...


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that was probably meant, or an empty string."""
    candidates = [*dict.fromkeys(known)][:5000]
    close = difflib.get_close_matches(word[:64], candidates, n=1, cutoff=0.6)
    if close:
        return close[0]
    lower = word.lower()
    return next((c for c in candidates if c.lower() == lower), "")


def scalar_text(node: Node, path: str, to: Reading, wanted: str) -> str | _Failed:
    """The text of a scalar node, strange characters made plain; FAILED after telling why there is none."""
    if not isinstance(node, Scalar):
        return to.fail("wrong-type", node.span, path, wanted=f"@kind.{wanted}")
    if node.is_null:
        return to.fail("empty-value", node.span, path, wanted=f"@kind.{wanted}")
    bad = _FORBIDDEN.search(node.text)
    if bad:
        return to.fail("forbidden-character", node.at(bad.start()), path, character=f"U+{ord(bad[0]):04X}")
    return plain_characters(node, path, to)


def plain_characters(node: Scalar, path: str, to: Reading) -> str:
    """The text with radicals and compatibility characters turned into the characters they look like."""
    strange = _STRANGE.search(node.text)
    if strange is None:
        return node.text
    made = _STRANGE.sub(lambda m: unicodedata.normalize("NFKC", m[0].translate(_RADICALS)), node.text)
    made = made.replace("\u200b", "").replace("\ufeff", "")
    shown = strange[0] if strange[0].isprintable() else f"U+{ord(strange[0][0]):04X}"
    to.warn(
        "characters-folded",
        node.at(strange.start()),
        path,
        typed=shown[:12],
        read=made[strange.start() :][:4],
    )
    return made


@dataclass(frozen=True)
class Word:
    """A short technical text taken as typed: an address, a code, a file."""

    def read(self, node: Node, path: str, to: Reading) -> Any:
        text = scalar_text(node, path, to, "text")
        return text.strip() if isinstance(text, str) else text

    def schema(self) -> dict[str, Any]:
        return {"type": ["string", "number"]}


@dataclass(frozen=True)
class Name:
    """An identifier: a letter, then letters, digits, - or _."""

    def read(self, node: Node, path: str, to: Reading) -> Any:
        text = scalar_text(node, path, to, "id")
        if isinstance(text, str) and not ID.fullmatch(text):
            return to.fail("bad-id", node.span, path, id=text[:64])
        return text

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{ID.pattern}$"}


@dataclass(frozen=True)
class Choice:
    """One of a few words."""

    words: tuple[str, ...]

    def read(self, node: Node, path: str, to: Reading) -> Any:
        text = scalar_text(node, path, to, "choice")
        if isinstance(text, str) and text not in self.words:
            known = "、".join(w for w in self.words if w)
            meant = nearest(text, self.words)
            return to.fail("unknown-word", node.span, path, word=text[:64], known=known, meant=meant)
        return text

    def schema(self) -> dict[str, Any]:
        return {"enum": list(self.words)}


@dataclass(frozen=True)
class Number:
    """A decimal number, kept exactly as typed: 9.0 stays 9.0."""

    def read(self, node: Node, path: str, to: Reading) -> Any:
        text = scalar_text(node, path, to, "number")
        if not isinstance(text, str):
            return text
        if not PLAIN_NUMBER.fullmatch(text) or len(text) > MAX_DIGITS:
            return to.fail("not-a-number", node.span, path, text=text[:40])
        return Decimal(text.replace("−", "-"))

    def schema(self) -> dict[str, Any]:
        return {"type": ["number", "string"], "pattern": f"^{PLAIN_NUMBER.pattern}$"}


@dataclass(frozen=True)
class Whole:
    """A whole number from 1."""

    def read(self, node: Node, path: str, to: Reading) -> Any:
        text = scalar_text(node, path, to, "whole")
        if not isinstance(text, str):
            return text
        if not re.fullmatch(r"[1-9]\d{0,8}", text, re.ASCII):
            return to.fail("not-whole", node.span, path, text=text[:40])
        return int(text)

    def schema(self) -> dict[str, Any]:
        return {"type": "integer", "minimum": 1}


@dataclass(frozen=True)
class Flag:
    """true or false, nothing else: `no` and `yes` are words here."""

    def read(self, node: Node, path: str, to: Reading) -> Any:
        text = scalar_text(node, path, to, "flag")
        if not isinstance(text, str):
            return text
        if text not in ("true", "false"):
            return to.fail("not-a-flag", node.span, path, text=text[:40])
        return text == "true"

    def schema(self) -> dict[str, Any]:
        return {"type": "boolean"}


@dataclass(frozen=True)
class Parsed:
    """A scalar read by a small function that gives None for what it cannot read."""

    wanted: str
    parse: Callable[[str], Any]
    pattern: str

    def read(self, node: Node, path: str, to: Reading) -> Any:
        text = scalar_text(node, path, to, self.wanted)
        if not isinstance(text, str):
            return text
        value = self.parse(text)
        if value is None:
            return to.fail(f"not-a-{self.wanted}", node.span, path, text=text[:40])
        return value

    def schema(self) -> dict[str, Any]:
        return {"type": ["string", "number"], "pattern": self.pattern}


def _day(text: str) -> dt.date | None:
    period = parse_period(text)
    return period.end if period and period.day else None


DAY: Final = Parsed("day", _day, r"^\d{4}")
PERIOD: Final = Parsed("period", parse_period, r"^\d{4}")
QUANTITY: Final = Parsed("quantity", parse_quantity, ".")
RANKING: Final = Parsed("rank", parse_ranking, r"\d")
# A place in a source; which source is known later, so it is kept as typed.
SPOT: Final = Parsed(
    "citation", lambda text: text if parse_citation(text) or parse_spot(text, "") else None, "."
)


@dataclass(frozen=True)
class Cite:
    """A citation; its source must be declared."""

    def read(self, node: Node, path: str, to: Reading) -> Any:
        text = scalar_text(node, path, to, "citation")
        if not isinstance(text, str):
            return text
        citation = parse_citation(text)
        if citation is None:
            return to.fail("not-a-citation", node.span, path, text=text[:40])
        if not to.names.has("sources", citation.source):
            return missing(citation.source, ("sources",), node.span, path, to)
        return citation

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "examples": ["zjrb ¶3"]}


def missing(target: str, sections: tuple[str, ...], where: Span, path: str, to: Reading) -> _Failed:
    """Report a name that nothing declares, with the nearest one that is."""
    meant = nearest(target, to.names.known(*sections))
    return to.fail("missing-reference", where, path, target=target[:64], meant=meant)


@dataclass(frozen=True)
class Ref:
    """Something declared in one of these sections, by id or by name; `here` is the briefing's place."""

    sections: tuple[str, ...]

    def read(self, node: Node, path: str, to: Reading) -> Any:
        text = scalar_text(node, path, to, "id")
        if not isinstance(text, str):
            return text
        word = text.strip()
        found = to.names.id_of(word, *self.sections)
        if found or ("places" in self.sections and word in HERE):
            return found or "here"
        return missing(word, self.sections, node.span, path, to)

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "description": "→ " + ", ".join(self.sections)}


@dataclass(frozen=True)
class Words:
    """Text for people, in the language the bundle is written in; prose may name figures in braces."""

    prose: bool = False

    def read(self, node: Node, path: str, to: Reading) -> Any:
        if isinstance(node, Mapping) and node.entries and all(k.text in LANGUAGES for k, _ in node.entries):
            return to.fail("languages-inline", node.span, path)
        text = scalar_text(node, path, to, "text")
        if not isinstance(text, str):
            return text
        if self.prose and isinstance(node, Scalar):
            for piece in parse_prose(text):
                if isinstance(piece, Stray):
                    to.fail("stray-brace", node.at(piece.offset), path, brace=piece.text)
        return to.words.text(text.strip(), path)

    def schema(self) -> dict[str, Any]:
        return {"$ref": "#/$defs/Prose" if self.prose else "#/$defs/Text"}
