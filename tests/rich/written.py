"""What the program makes, written out for a golden file: a line a thing, and what is as usual left out.

Of a chart only its sentence and its table are written: where its marks stand is held by other files.
"""

import os
from collections.abc import Iterable, Iterator
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

import msgspec

from qjviewer.bundle.periods import Period
from qjviewer.charts.marks import Scene
from qjviewer.pages.blocks import Run
from qjviewer.problems import Span

GOLDEN = Path(__file__).parent.parent / "golden" / "rich"
# Set to refresh the golden files; then look at what changed before committing it.
REFRESH = "QJVIEWER_REFRESH_GOLDENS" in os.environ


def is_golden(name: str, made: Iterable[str]) -> None:
    """Fail unless these lines are those of a golden file."""
    found = "".join(f"{line}\n" for line in made)
    path = GOLDEN / f"{name}.txt"
    if REFRESH:
        path.parent.mkdir(exist_ok=True)
        path.write_text(found, encoding="utf-8")
    assert found.splitlines() == path.read_text(encoding="utf-8").splitlines()


def lines(thing: Any, name: str = "", depth: int = 0) -> Iterator[str]:
    """A struct and what it is made of, each part that is not empty on lines of its own."""
    lead = " " * depth + (f"{name}: " if name else "")
    if isinstance(thing, Scene):
        yield f"{lead}{thing.summary}"
        yield from (" " * (depth + 1) + " | ".join(row) for row in thing.table)
        return
    words = short(thing)
    if words is not None:
        yield lead + words
    elif isinstance(thing, msgspec.Struct):
        yield lead + type(thing).__name__
        for field in msgspec.structs.fields(thing):
            value = getattr(thing, field.name)
            if not (isinstance(value, Span) or is_usual(value, field)):
                yield from lines(value, field.name, depth + 1)
    elif isinstance(thing, dict):
        yield lead
        for key, value in thing.items():
            yield from lines(value, str(key), depth + 1)
    else:
        yield lead.rstrip()
        for part in thing:
            yield from lines(part, "", depth + 1)


def is_usual(value: Any, field: msgspec.structs.FieldInfo) -> bool:
    """Whether a field has its default, or nothing in it."""
    return value == field.default or value in ("", (), None)


def short(thing: Any) -> str | None:
    """A thing in one line; None where it has parts of its own."""
    match thing:
        case Enum():
            return thing.name
        case float():
            return f"{thing:.6g}"
        case None | bool() | int() | Decimal():
            return str(thing)
        case str():
            return thing.replace("\n", " ⏎ ")
        case Period():
            return thing.code
        case tuple() if thing and all(isinstance(part, Run) for part in thing):
            return "".join(_linked(run) for run in thing)
        case tuple() | list() | frozenset() | set():
            parts = [short(part) for part in (sorted(thing) if isinstance(thing, set | frozenset) else thing)]
            whole = " | ".join(p for p in parts if p is not None)
            return whole if None not in parts and len(whole) < 90 else None
        case Scene():
            return None
        case msgspec.Struct():
            return _struct(thing)
    return None if isinstance(thing, dict) else str(thing)


def _struct(thing: msgspec.Struct) -> str | None:
    """A small struct as NAME(field=…, …)."""
    if isinstance(thing, Run):
        return _linked(thing)
    words = []
    for field in msgspec.structs.fields(thing):
        value = getattr(thing, field.name)
        if isinstance(value, Span) or is_usual(value, field):
            continue
        part = short(value)
        if part is None:
            return None
        words.append(f"{field.name}={part}")
    whole = f"{type(thing).__name__}({', '.join(words)})"
    return whole if len(whole) < 110 else None


def _linked(run: Run) -> str:
    words = run.text.replace("\n", " ⏎ ")
    return f"[{words}→{run.figure or run.item}]" if run.figure or run.item else words
