"""Fits one page: of several forms and everything there is to say, the best that has room.

Heights were measured by the typesetter; this only adds them up. What is left out would not fit: after
the least important things are gone, whatever still has room comes back.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final, TypeAlias

import msgspec

# Heights in points, by "item@width".
Heights: TypeAlias = Mapping[str, float]


# What a column left empty beside another costs: as much as a point of small worth.
_HOLLOW: Final = 5.0


class FitItem(msgspec.Struct, frozen=True):
    """Something to say: `part` is its list, `needs` an item without which it says nothing.

    `word` names what was left out; items that share a word are told once, and those without one not at all.
    """

    id: str
    part: str
    value: float
    word: str
    needs: str = ""


class FormColumn(msgspec.Struct, frozen=True):
    """Parts under each other, at one of the widths."""

    width: str
    parts: tuple[str, ...]


class PageForm(msgspec.Struct, frozen=True):
    """A page as bands of columns, from the top; forms earlier in a list win where two are equal."""

    name: str
    bands: tuple[tuple[FormColumn, ...], ...]


class FittedPage(msgspec.Struct, frozen=True):
    """A form with what it holds; `spare` points are left over, `left` are the words of what is not there."""

    form: PageForm
    items: tuple[str, ...]
    spare: float
    left: tuple[str, ...]
    value: float = 0.0


def fit(items: Sequence[FitItem], forms: Sequence[PageForm], heights: Heights, room: float) -> FittedPage:
    """The best page; a form that cannot show a part at its width leaves it out."""
    made = [_fit(items, form, heights, room) for form in forms]
    return max(made, key=lambda f: (_worth(f, room), -forms.index(f.form)))


def _worth(page: FittedPage, room: float) -> float:
    """What a page holds, less for what is left free: at its foot, or as a column beside others."""
    parts = {item.partition(":")[0] for item in page.items}
    bands = ([bool(parts.intersection(c.parts)) for c in band] for band in page.form.bands)
    hollow = sum(band.count(False) for band in bands if any(band))
    return round(page.value - 6 * page.spare / max(room, 1) - _HOLLOW * hollow, 3)


def _fit(items: Sequence[FitItem], form: PageForm, heights: Heights, room: float) -> FittedPage:
    shown = {part for band in form.bands for column in band for part in column.parts}
    there = [i for i in items if i.part in shown and _measured(i, form, heights)]
    held = {i.id for i in there}
    weakest = sorted(there, key=lambda i: i.value)
    dropped: list[FitItem] = []
    for item in weakest:
        if height_of(form, there, held, heights) <= room:
            break
        if item.id in held:
            gone = {item.id} | {i.id for i in there if i.needs == item.id}
            dropped += [i for i in there if i.id in gone & held]
            held -= gone
    for item in sorted(dropped, key=lambda i: -i.value):
        if item.needs and item.needs not in held:
            continue
        if height_of(form, there, held | {item.id}, heights) <= room:
            held.add(item.id)
    left = dict.fromkeys(i.word for i in items if i.word and i.id not in held)
    spare = room - height_of(form, there, held, heights)
    order = tuple(i.id for i in there if i.id in held)
    return FittedPage(form, order, spare, tuple(left), sum(i.value for i in there if i.id in held))


def _measured(item: FitItem, form: PageForm, heights: Heights) -> bool:
    widths = [c.width for band in form.bands for c in band if item.part in c.parts]
    return any(f"{item.id}@{w}" in heights for w in widths)


def height_of(form: PageForm, items: Sequence[FitItem], held: Collection[str], heights: Heights) -> float:
    """How high a page is with these items."""
    return sum(max(_columns(band, items, held, heights), default=0.0) for band in form.bands)


def _columns(
    band: Sequence[FormColumn], items: Sequence[FitItem], held: Collection[str], heights: Heights
) -> Iterator[float]:
    for column in band:
        height = 0.0
        for part in column.parts:
            ids = [i.id for i in items if i.part == part and i.id in held]
            head = heights.get(f"head:{part}@{column.width}", 0.0) if ids else 0.0
            height += head + sum(heights.get(f"{i}@{column.width}", 0.0) for i in ids)
        yield height
