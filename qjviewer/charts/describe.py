"""A scene as stable text, one mark a line: what golden files hold and people compare."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from qjviewer.charts.marks import NO_LINK, At, Flow, Link, Mark, Scene, SideColumn

_DIGITS = 3


def describe(scene: Scene) -> str:
    """Everything a scene says, in the order it is drawn; hover words once for each figure."""
    return "\n".join(_lines(scene)) + "\n"


def _lines(scene: Scene) -> Iterator[str]:
    view, margins = scene.view, scene.margins
    yield f"view x {_value(view.left)}..{_value(view.right)} y {_value(view.top)}..{_value(view.bottom)}"
    sides = (margins.left, margins.right, margins.top, margins.bottom)
    yield f"margins {' '.join(map(_value, sides))} height {_value(scene.height)} lang {scene.lang}"
    if scene.others:
        yield f"from {_value(scene.min_width)}em"
    if scene.zoomable:
        yield "zoomable"
    yield from (f"key {_shown(key)}" for key in scene.legend)
    yield from (f"{type(mark).__name__.lower()} {_shown(mark)}" for mark in scene.marks)
    yield from (f"tip {link.figure}: {_line(link.tip)}" for link in links_of(scene))
    yield from (f"note {note}" for note in scene.notes)
    yield f"summary {scene.summary}"
    yield from (f"table {' | '.join(row)}" for row in scene.table)
    for other in scene.others:
        yield f"or from {_value(other.min_width)}em"
        yield from _lines(other)


def links_of(scene: Scene) -> list[Link]:
    """What marks stand for, each once, in the order it is drawn."""
    found: dict[Link, None] = {}
    for mark in scene.marks:
        for part in _parts(mark):
            link = getattr(part, "link", NO_LINK)
            if link != NO_LINK:
                found[link] = None
    return list(found)


def _parts(mark: Mark) -> Iterable[object]:
    """What of a mark may lead somewhere by itself."""
    match mark:
        case Flow():
            return mark.words
        case SideColumn():
            return mark.cells
        case _:
            return (mark,)


def _line(text: str) -> str:
    return text.replace("\n", " / ")


def _shown(thing: Any) -> str:
    """The fields of a mark that differ from what is usual."""
    parts = []
    for field in msgspec.structs.fields(thing):
        value = getattr(thing, field.name)
        if value != field.default:
            parts.append(f"{field.name}={_value(value)}")
    return " ".join(parts)


def _value(value: Any) -> str:
    match value:
        case bool():
            return str(value).lower()
        case int() | float():
            return f"{round(value, _DIGITS) + 0.0:.{_DIGITS}f}".rstrip("0").rstrip(".")
        case str():
            return repr(value)
        case tuple():
            return "(" + ", ".join(map(_value, value)) + ")"
        case At():
            shift = f"+({_value(value.dx)}, {_value(value.dy)})em" if value.dx or value.dy else ""
            return f"({_value(value.x)}, {_value(value.y)}){shift}"
        case Link():
            return value.figure
        case msgspec.Struct():
            return "{" + _shown(value) + "}"
        case _:
            return str(value)
