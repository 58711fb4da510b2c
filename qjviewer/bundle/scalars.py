"""Kinds of a single value: each reads a scalar and describes itself to the JSON Schema."""

import datetime as dt
import difflib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final, Protocol

from qjviewer.bundle.nodes import Mapping, Node, Scalar
from qjviewer.bundle.prose import FORMS, Reference, Stray, parse_prose
from qjviewer.bundle.values import ANY_LANGUAGE, Text, parse_citation, parse_period
from qjviewer.problems import Problem, Span, problem
from qjviewer.wording import LANGUAGES


class _Failed:
    """What a reader gives back after reporting why there is no value."""

    def __repr__(self) -> str:
        return "FAILED"


FAILED: Final = _Failed()
# A number longer than this is a slip or an attack; 30 digits cover any economy.
MAX_DIGITS: Final = 30
_NUMBER = re.compile(r"[+−-]?\d+(?:\.\d+)?", re.ASCII)
ID = re.compile(r"[A-Za-z][\w-]{0,63}", re.ASCII)
# Bidirectional controls reorder what a reader sees; NUL and other controls are never text.
_FORBIDDEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


@dataclass
class Reading:
    """What one run of reading gathers: problems, where each value stood, references to resolve."""

    problems: list[Problem] = field(default_factory=list)
    origins: dict[str, Span] = field(default_factory=dict)
    references: list[tuple[str, str, tuple[str, ...], Span]] = field(default_factory=list)

    def fail(self, code: str, where: Span, subject: str, **args: Any) -> _Failed:
        """Report an error and stand in for the value."""
        self.problems.append(problem(code, where, subject=subject, **args))
        return FAILED


class Kind(Protocol):
    """Reads one node into a value, and says what it accepts."""

    def read(self, node: Node, path: str, to: Reading) -> Any: ...

    def schema(self) -> dict[str, Any]: ...


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that was probably meant, or an empty string."""
    close = difflib.get_close_matches(word[:64], list(known)[:5000], n=1, cutoff=0.6)
    return close[0] if close else ""


def _scalar(node: Node, path: str, to: Reading, wanted: str) -> str | _Failed:
    if not isinstance(node, Scalar):
        return to.fail("wrong-type", node.span, path, wanted=f"@kind.{wanted}")
    if node.is_null:
        return to.fail("empty-value", node.span, path, wanted=f"@kind.{wanted}")
    bad = _FORBIDDEN.search(node.text)
    if bad:
        return to.fail("forbidden-character", node.at(bad.start()), path, character=f"U+{ord(bad[0]):04X}")
    return node.text


@dataclass(frozen=True)
class Word:
    """A short technical text taken as typed: an address, a code, a date as published."""

    def read(self, node: Node, path: str, to: Reading) -> Any:
        return _scalar(node, path, to, "text")

    def schema(self) -> dict[str, Any]:
        return {"type": ["string", "number"]}


@dataclass(frozen=True)
class Name:
    """An identifier: a letter, then letters, digits, - or _."""

    def read(self, node: Node, path: str, to: Reading) -> Any:
        text = _scalar(node, path, to, "id")
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
        text = _scalar(node, path, to, "choice")
        if isinstance(text, str) and text not in self.words:
            meant = nearest(text, self.words)
            return to.fail(
                "unknown-word", node.span, path, word=text[:64], known="、".join(self.words), meant=meant
            )
        return text

    def schema(self) -> dict[str, Any]:
        return {"enum": list(self.words)}


@dataclass(frozen=True)
class Number:
    """A decimal number, kept exactly as typed: 9.0 stays 9.0."""

    def read(self, node: Node, path: str, to: Reading) -> Any:
        text = _scalar(node, path, to, "number")
        if not isinstance(text, str):
            return text
        if not _NUMBER.fullmatch(text) or len(text) > MAX_DIGITS:
            return to.fail("not-a-number", node.span, path, text=text[:40])
        return Decimal(text.replace("−", "-"))

    def schema(self) -> dict[str, Any]:
        return {"type": ["number", "string"], "pattern": f"^{_NUMBER.pattern}$"}


@dataclass(frozen=True)
class Whole:
    """A whole number from 1."""

    def read(self, node: Node, path: str, to: Reading) -> Any:
        text = _scalar(node, path, to, "whole")
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
        text = _scalar(node, path, to, "flag")
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
        text = _scalar(node, path, to, self.wanted)
        if not isinstance(text, str):
            return text
        value = self.parse(text)
        if value is None:
            return to.fail(f"not-a-{self.wanted}", node.span, path, text=text[:40])
        return value

    def schema(self) -> dict[str, Any]:
        return {"type": ["string", "integer"], "pattern": self.pattern}


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None


DAY: Final = Parsed("day", _day, r"^\d{4}-\d\d-\d\d$")
PERIOD: Final = Parsed("period", parse_period, r"^\d{4}")


@dataclass(frozen=True)
class Cite:
    """A citation; its source must be declared."""

    def read(self, node: Node, path: str, to: Reading) -> Any:
        text = _scalar(node, path, to, "citation")
        if not isinstance(text, str):
            return text
        citation = parse_citation(text)
        if citation is None:
            return to.fail("not-a-citation", node.span, path, text=text[:40])
        to.references.append((path, citation.source, ("sources",), node.span))
        return citation

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "examples": ["zjrb ¶3"]}


@dataclass(frozen=True)
class Ref:
    """The name of something declared in one of these sections."""

    sections: tuple[str, ...]

    def read(self, node: Node, path: str, to: Reading) -> Any:
        text = _scalar(node, path, to, "id")
        if isinstance(text, str):
            to.references.append((path, text, self.sections, node.span))
        return text

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "description": "→ " + ", ".join(self.sections)}


@dataclass(frozen=True)
class Words:
    """Text for people: a string, or a map of languages; prose may name figures in braces."""

    prose: bool = False

    def read(self, node: Node, path: str, to: Reading) -> Any:
        if not isinstance(node, Mapping):
            text = self._one(node, path, to)
            return Text(((ANY_LANGUAGE, text),)) if isinstance(text, str) else text
        parts = []
        for key, value in node.entries:
            to.origins[f"{path}.{key.text}"] = value.span
            if key.text not in LANGUAGES:
                to.fail("unknown-language", key.span, path, language=key.text[:40])
                continue
            text = self._one(value, f"{path}.{key.text}", to)
            if isinstance(text, str):
                parts.append((key.text, text))
        return Text(tuple(parts)) if parts else FAILED

    def _one(self, node: Node, path: str, to: Reading) -> str | _Failed:
        text = _scalar(node, path, to, "text")
        if isinstance(text, str) and self.prose and isinstance(node, Scalar):
            self._references(node, path, to)
        return text.strip() if isinstance(text, str) else text

    def _references(self, node: Scalar, path: str, to: Reading) -> None:
        for piece in parse_prose(node.text):
            if isinstance(piece, Stray):
                to.fail("stray-brace", node.at(piece.offset), path, brace=piece.text)
            elif isinstance(piece, Reference):
                where = node.at(piece.offset)
                if piece.form not in FORMS:
                    meant = nearest(piece.form, FORMS)
                    to.fail("unknown-form", where, path, word=piece.form, known="、".join(FORMS), meant=meant)
                to.references.append((path, piece.target, ("figures", "items"), where))

    def schema(self) -> dict[str, Any]:
        return {"$ref": "#/$defs/Prose" if self.prose else "#/$defs/Text"}
