"""Kinds of a single value: each reads a scalar and describes itself to the JSON Schema."""

import re
from collections.abc import Callable, Iterable
from collections.abc import Mapping as MappingType
from typing import Any, Final, Protocol

import msgspec

from qjviewer.bundle.names import HERE, Names
from qjviewer.bundle.nodes import Mapping, Node, Scalar, Sequence
from qjviewer.bundle.prose import Stray, parse_prose
from qjviewer.bundle.quantities import PLAIN_NUMBER, decimal_of, folded, parse_quantity
from qjviewer.bundle.store import Store
from qjviewer.bundle.word_list import WordList
from qjviewer.problems import Problem, Severity, Span, problem
from qjviewer.text.late import late
from qjviewer.wording import LANGUAGES

FLAGS: Final = {"true": True, "false": False, "是": True, "否": False}


class _Failed:
    """What a reader gives back after reporting why there is no value."""

    def __repr__(self) -> str:
        return "FAILED"


FAILED: Final = _Failed()
ID: Final = re.compile(r"[A-Za-z][\w-]{0,63}", re.ASCII)
# Bidirectional controls reorder what a reader sees; NUL and other controls are never text.
_WIDE_BRACE: Final = re.compile("[｛｝]")
_WIDE_QUOTES: Final = tuple("“”‘’＂＇「」")
_FORBIDDEN: Final = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


class ReadingRun(msgspec.Struct):
    """What one run of reading gathers: problems, where each value stood, names, words, references."""

    names: Names = msgspec.field(default_factory=Names)
    words: WordList = msgspec.field(default_factory=WordList)
    store: Store = msgspec.field(default_factory=Store)
    # Unit and basis of each indicator (`data.IndicatorHead`), known before the figures are read.
    heads: dict[str, Any] = msgspec.field(default_factory=dict)
    problems: list[Problem] = msgspec.field(default_factory=list)
    origins: dict[str, Span] = msgspec.field(default_factory=dict)

    def fail(self, code: str, where: Span, subject: str, **args: Any) -> _Failed:
        """Report an error and stand in for the value."""
        self.problems.append(problem(code, where, subject=subject, **args))
        return FAILED

    def inform(self, code: str, where: Span, subject: str, **args: Any) -> None:
        """Report what was typed in another way than it was read."""
        self.problems.append(problem(code, where, severity=Severity.INFO, subject=subject, **args))

    def warn(self, code: str, where: Span, subject: str, **args: Any) -> None:
        """Report what was read all the same but should be looked at."""
        self.problems.append(problem(code, where, severity=Severity.WARNING, subject=subject, **args))


class Kind(Protocol):
    """Reads one node into a value, and says what it accepts."""

    def read(self, node: Node, path: str, to: ReadingRun) -> Any: ...

    def schema(self) -> dict[str, Any]: ...


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that was probably meant, or an empty string."""
    import difflib

    candidates = [*dict.fromkeys(known)][:5000]
    close = difflib.get_close_matches(word[:64], candidates, n=1, cutoff=0.6)
    if close:
        return close[0]
    lower = word.lower()
    return next((c for c in candidates if c.lower() == lower), "")


def scalar_text(node: Node, path: str, to: ReadingRun, wanted: str) -> str | _Failed:
    """The text of a scalar node as typed; FAILED after telling why there is none."""
    if not isinstance(node, Scalar):
        sign = _sign_of_text(node)
        if sign:
            return to.fail("yaml-bracket-start", node.span, path, sign=sign)
        return to.fail("wrong-type", node.span, path, wanted=f"@kind.{wanted}")
    if node.is_broken:
        return FAILED
    if node.is_null:
        return to.fail("empty-value", node.span, path, wanted=f"@kind.{wanted}")
    bad = _FORBIDDEN.search(node.text)
    if bad:
        return to.fail("forbidden-character", node.at(bad.start()), path, character=f"U+{ord(bad[0]):04X}")
    return node.text


def _sign_of_text(node: Node) -> str:
    """The bracket a text begins with that YAML took for a map or a list: {gdp.yoy}, [一]; else nothing."""
    if isinstance(node, Mapping):
        return "{" if len(node.entries) == 1 and is_reference(*node.entries[0]) else ""
    inside = node.items[0] if isinstance(node, Sequence) and len(node.items) == 1 else None
    return "[" if isinstance(inside, Scalar) and inside.plain else ""


def is_reference(key: Scalar, value: Node) -> bool:
    """Whether an entry of a map is really a reference in braces that begins a text: {gdp.yoy:rank}."""
    return key.plain and isinstance(value, Scalar) and value.is_null and not value.is_broken


def technical_text(node: Node, path: str, to: ReadingRun, wanted: str) -> str | _Failed:
    """The text of a value that is no prose, without blanks around; FAILED as above."""
    text = scalar_text(node, path, to, wanted)
    if not isinstance(text, str):
        return text
    text = text.strip()
    if text[:1] in _WIDE_QUOTES and text[-1:] in _WIDE_QUOTES:
        return to.fail("wide-quotes", node.span, path, text=text[1:-1][:24])
    return text or to.fail("empty-value", node.span, path, wanted=f"@kind.{wanted}")


class Word(msgspec.Struct, frozen=True):
    """A short technical text taken as typed: an address, a code, a file."""

    def read(self, node: Node, path: str, to: ReadingRun) -> Any:
        return technical_text(node, path, to, "text")

    def schema(self) -> dict[str, Any]:
        return {"type": ["string", "number"]}


class Name(msgspec.Struct, frozen=True):
    """An identifier: a letter, then letters, digits, - or _."""

    def read(self, node: Node, path: str, to: ReadingRun) -> Any:
        text = technical_text(node, path, to, "id")
        if isinstance(text, str) and not ID.fullmatch(text):
            return to.fail("bad-id", node.span, path, id=text[:64])
        return text

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{ID.pattern}$"}


class Choice(msgspec.Struct, frozen=True):
    """One of a few words; `also` leads from what people write to them."""

    words: tuple[str, ...]
    also: MappingType[str, str] = msgspec.field(default_factory=dict)

    def read(self, node: Node, path: str, to: ReadingRun) -> Any:
        text = technical_text(node, path, to, "choice")
        if not isinstance(text, str):
            return text
        word = self.also.get(text, text)
        if word not in self.words:
            known = "、".join(w for w in self.words if w)
            meant = nearest(text, (*self.words, *self.also))
            return to.fail("unknown-word", node.span, path, word=text[:64], known=known, meant=meant)
        return word

    def schema(self) -> dict[str, Any]:
        return {"enum": [*self.words, *self.also]}


class Number(msgspec.Struct, frozen=True):
    """A decimal number, kept exactly as typed: 9.0 stays 9.0."""

    def read(self, node: Node, path: str, to: ReadingRun) -> Any:
        text = technical_text(node, path, to, "number")
        if not isinstance(text, str):
            return text
        value = decimal_of(text) if PLAIN_NUMBER.fullmatch(text := folded(text)) else None
        return to.fail("not-a-number", node.span, path, text=text[:40]) if value is None else value

    def schema(self) -> dict[str, Any]:
        return {"type": ["number", "string"], "pattern": f"^{PLAIN_NUMBER.pattern}$"}


class Whole(msgspec.Struct, frozen=True):
    """A whole number from 1."""

    def read(self, node: Node, path: str, to: ReadingRun) -> Any:
        text = technical_text(node, path, to, "whole")
        if not isinstance(text, str):
            return text
        if not re.fullmatch(r"[1-9]\d{0,8}", folded(text), re.ASCII):
            return to.fail("not-whole", node.span, path, text=text[:40])
        return int(folded(text))

    def schema(self) -> dict[str, Any]:
        return {"type": "integer", "minimum": 1}


class Flag(msgspec.Struct, frozen=True):
    """true or false, nothing else: `no` and `yes` are words here."""

    def read(self, node: Node, path: str, to: ReadingRun) -> Any:
        text = technical_text(node, path, to, "flag")
        if not isinstance(text, str):
            return text
        if text not in FLAGS:
            return to.fail("not-a-flag", node.span, path, text=text[:40])
        return FLAGS[text]

    def schema(self) -> dict[str, Any]:
        return {"enum": [True, False, "是", "否"]}


class Parsed(msgspec.Struct, frozen=True):
    """A scalar read by a small function that gives None for what it cannot read."""

    wanted: str
    parse: Callable[[str], Any]
    pattern: str

    def read(self, node: Node, path: str, to: ReadingRun) -> Any:
        text = technical_text(node, path, to, self.wanted)
        if not isinstance(text, str):
            return text
        value = self.parse(text)
        if value is None:
            return to.fail(f"not-a-{self.wanted}", node.span, path, text=text[:40])
        return value

    def schema(self) -> dict[str, Any]:
        return {"type": ["string", "number"], "pattern": self.pattern}


QUANTITY: Final = Parsed("quantity", parse_quantity, ".")
_RUN_TOGETHER: Final = late("[，、；;]")


def missing(target: str, sections: tuple[str, ...], where: Span, path: str, to: ReadingRun) -> _Failed:
    """Report a name that leads to nothing, with the nearest one that does; or to several things."""
    several = to.names.several(target, sections)
    if several:
        return to.fail("name-of-several", where, path, name=target[:40], known="、".join(several[:8]))
    parts = [p.strip() for p in _RUN_TOGETHER().split(target)]
    if len(parts) > 1 and all(to.names.id_of(p, *sections) for p in parts):
        return to.fail("names-run-together", where, path, text=target[:40])
    meant = nearest(target, to.names.known(*sections))
    return to.fail("missing-reference", where, path, target=target[:64], meant=meant)


class Ref(msgspec.Struct, frozen=True):
    """Something declared in one of these sections, by id or by name; `here` is the briefing's place."""

    sections: tuple[str, ...]

    def read(self, node: Node, path: str, to: ReadingRun) -> Any:
        word = technical_text(node, path, to, "id")
        if not isinstance(word, str):
            return word
        found = to.names.id_of(word, *self.sections)
        if found or ("places" in self.sections and word in HERE):
            return found or "here"
        return missing(word, self.sections, node.span, path, to)

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "description": "→ " + ", ".join(self.sections)}


class Words(msgspec.Struct, frozen=True):
    """Text for people, in the language the bundle is written in; prose may name figures in braces."""

    prose: bool = False

    def read(self, node: Node, path: str, to: ReadingRun) -> Any:
        if isinstance(node, Mapping) and node.entries and all(k.text in LANGUAGES for k, _ in node.entries):
            return to.fail("languages-inline", node.span, path)
        text = scalar_text(node, path, to, "text")
        if not isinstance(text, str):
            return text
        if self.prose and isinstance(node, Scalar):
            for piece in parse_prose(text):
                if isinstance(piece, Stray):
                    to.fail("stray-brace", node.at(piece.offset), path, brace=piece.text)
            wide = _WIDE_BRACE.search(text)
            if wide:
                to.warn("wide-brace", node.at(wide.start()), path, brace=wide[0])
        return to.words.text(text.strip(), path)

    def schema(self) -> dict[str, Any]:
        return {"$ref": "#/$defs/Prose" if self.prose else "#/$defs/Text"}
