"""A claim in one line for a golden file: which claim it is, of which cells, and how exactly it is meant.

    Value fai@qx@2024Q1! 13.7%±0.05 sign=1

What is of the sentence's own place or period is left out of a cell, and so is a part that has its default.
A cell whose period the sentence named has an exclamation mark.
"""

from collections.abc import Iterator
from decimal import Decimal

import msgspec

from qjviewer.bundle.periods import Period
from qjviewer.checks.language.spots import Spot
from qjviewer.checks.language.stated import Stated

# A claim of each of many places is told by its first ones.
MANY = 4


def form_of(thing: object, context: str) -> str:
    """A claim, or a part of one, as said above."""
    match thing:
        case Spot():
            return _cell(thing, context)
        case Stated():
            return _number(thing)
        case Period():
            return thing.code
        case Decimal():
            return f"{thing:f}"
        case msgspec.Struct():
            name = type(thing).__name__.removesuffix("Claim")
            return f"{name} {' '.join(_fields(thing, context))}".rstrip(" ")
        case tuple() | list():
            parts = [form_of(part, context) for part in thing]
            more = [f"… {len(parts)}"] if len(parts) > MANY else []
            return f"({', '.join([*parts[:MANY], *more])})"
        case str():
            return repr(thing)
    return str(thing)


def _fields(thing: msgspec.Struct, context: str) -> Iterator[str]:
    """What has no default stands in its order; what has one is named."""
    for field in msgspec.structs.fields(thing):
        value = getattr(thing, field.name)
        if field.default is msgspec.NODEFAULT:
            yield form_of(value, context)
        elif value != field.default:
            yield f"{field.name}={form_of(value, context)}"


def _cell(spot: Spot, context: str) -> str:
    place, _, period = context.partition("@")
    where = [part for part, own in ((spot.place, place), (spot.period.code, period)) if part != own]
    return "@".join([f"{spot.indicator}.{spot.measure}".removesuffix(".yoy"), *where]) + "!" * spot.sure


def _number(number: Stated) -> str:
    """7.3%±0.05, about 150亿元±5, 10–12%, with what else is known of it."""
    upto = "" if number.upto is None else f"–{number.upto:f}"
    notes = [note for note in ("rough", "spoken") if getattr(number, note)]
    said = f"{number.value:f}{upto}{number.unit}±{(number.step / 2).normalize():f}"
    return "~".join([*([number.hedge] if number.hedge else []), said, *notes])
