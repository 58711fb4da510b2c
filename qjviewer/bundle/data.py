"""Blocks of figures in YAML -> rows of the store: indicator, measure, value, each with its place.

What is wrong with a figure is found here, where its line is known: measures and units that do not
belong together, values outside what a measure can be, ranks beyond the number ranked.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from msgspec.structs import replace

from qjviewer.bundle.about import About, read_about
from qjviewer.bundle.citing import cited
from qjviewer.bundle.fields import keys_of, read_entry
from qjviewer.bundle.measures import LEVEL, MEASURE_BY_WORD, MEASURES, Measure, measure_of, target_for
from qjviewer.bundle.names import HERE
from qjviewer.bundle.nodes import Mapping, Node, Scalar, Sequence
from qjviewer.bundle.periods import Period, parse_period, relative_name, to_basis
from qjviewer.bundle.quantities import Quantity, parse_quantity, parse_ranking
from qjviewer.bundle.scalars import FAILED, Reading, missing, nearest, scalar_text
from qjviewer.bundle.store import GroupRank, Particulars
from qjviewer.bundle.units import PERCENT, POINTS, counts
from qjviewer.problems import Span

# What may stand beside the measures of an indicator, and beside the value of a measure.
_BESIDE: Final = frozenset(key for key in keys_of(About) if key not in ("overlap", "kind"))
_OF_VALUE: Final = ("value", "rank", "vs")
_MOST_WORDS: Final = 20
_RANK: Final = MEASURES["rank"]
# What a thousands comma leaves as a key: 1,234.5 is 1, and a key 234.5.
_REST: Final = re.compile(r"\d{3}(?:\.\d+)?[^\d\s]{0,4}", re.ASCII)


@dataclass(frozen=True)
class IndicatorHead:
    """What reading needs to know of an indicator before all of them are read."""

    id: str
    unit: str = ""
    basis: str = ""


def read_blocks(node: Node, path: str, to: Reading) -> None:
    """Read every block into the reading's store."""
    for number, block in enumerate(node.items if isinstance(node, Sequence) else (node,)):
        where = f"{path}[{number}]"
        if isinstance(block, Scalar) and block.is_null:
            continue
        if not isinstance(block, Mapping):
            to.fail("wrong-type", block.span, where, wanted="@kind.map")
            continue
        about = read_about(block.get("about"), f"{where}.about", to)
        for key, entry in block.entries:
            if key.text != "about":
                _indicator(key, entry, about, f"{where}.{key.text}", to)


def _indicator(key: Scalar, entry: Node, about: About, path: str, to: Reading) -> None:
    head = to.heads.get(to.names.id_of(key.text, "indicators"))
    if head is None:
        missing(key.text, ("indicators",), key.span, path, to)
        return
    to.origins[path] = key.span
    if not isinstance(entry, Mapping):
        to.fail("which-measure", entry.span, path, indicator=key.text)
        return
    if _cut_by_comma(entry, path, to):
        return
    about = _over(about, entry, _BESIDE, path, to)
    measures = [(k, v) for k, v in entry.entries if k.text not in _BESIDE]
    for name, value in measures:
        if name.text in ("rank", "vs") and len(measures) > 1:
            to.fail("under-its-measure", name.span, f"{path}.{name.text}", key=name.text)
            continue
        _measure(head, name, value, about, f"{path}.{name.text}", to)


def _cut_by_comma(entry: Mapping, path: str, to: Reading) -> bool:
    """Whether a thousands comma cut a number in two, `level: 1,234.5`: half of it must not be shown."""
    rest = next((k for k, _ in entry.entries if _REST.fullmatch(k.text)), None)
    if rest is not None:
        to.fail("thousands-comma", rest.span, path, rest=rest.text[:20])
    return rest is not None


def _over(about: About, entry: Mapping, keys: frozenset[str], path: str, to: Reading) -> About:
    """The about with what an entry says for itself."""
    own = Mapping(entry.span, tuple(e for e in entry.entries if e[0].text in keys))
    if not own.entries:
        return about
    read = read_entry(About, own, path, to)
    if read is FAILED:
        return about
    said: dict[str, Any] = {k.text: getattr(read, k.text) for k, _ in own.entries}
    # A place in another source than the block's goes with the source said beside it.
    if "source" in said and "at" not in said:
        said["at"] = ()
    return replace(about, **said)


def _measure(head: IndicatorHead, key: Scalar, node: Node, about: About, path: str, to: Reading) -> None:
    word, _, against = key.text.partition(" vs ")
    measure = measure_of(word.rpartition(" ")[2])
    if measure is None or not isinstance(node, (Scalar, Mapping)):
        known = nearest(word, (m.id for m in MEASURES.values()))
        to.fail("unknown-measure", key.span, path, measure=key.text[:40], meant=known)
        return
    to.origins[path] = node.span
    values: Mapping = (
        node if isinstance(node, Mapping) else Mapping(node.span, ((Scalar(node.span, "value"), node),))
    )
    if measure is _RANK and isinstance(node, Mapping):
        values = Mapping(node.span, ((Scalar(node.span, "rank"), node),))
    if _cut_by_comma(values, path, to):
        return
    about = _over(about, values, _BESIDE, path, to)
    unknown = [k for k, _ in values.entries if k.text not in _BESIDE and k.text not in _OF_VALUE]
    for k in unknown:
        to.fail("unknown-key", k.span, path, key=k.text[:64], meant=nearest(k.text, (*_OF_VALUE, *_BESIDE)))
    if unknown:
        return
    row = RowReader(head, about, path, key.span, to)
    row.read(word, against.strip(), values)


@dataclass
class RowReader:
    """Reads one measure of an indicator with its ranks and published differences into the store."""

    head: IndicatorHead
    about: About
    path: str
    span: Span
    to: Reading

    def read(self, word: str, against: str, values: Mapping) -> None:
        """Add the rows that the map of a measure holds."""
        value = values.get("value")
        text = scalar_text(value, self.path, self.to, "quantity") if value is not None else ""
        if not isinstance(text, str):
            return
        where = value.span if value is not None else self.span
        ranks = self._ranks(values.get("rank"))
        if value is not None or ranks:
            self.add(word, against, text, ranks, where)
        differences = values.get("vs")
        if isinstance(differences, Mapping):
            for other, size in differences.entries:
                found = scalar_text(size, self.path, self.to, "quantity")
                if isinstance(found, str):
                    self.add(word, other.text, found, (), size.span)
        elif differences is not None:
            self.to.fail("wrong-type", differences.span, self.path, wanted="@kind.map")

    def add(self, word: str, against: str, text: str, ranks: tuple[GroupRank, ...], where: Span) -> None:
        """Check one value and append it to the store."""
        to, about = self.to, self.about
        quantity = parse_quantity(text) if text else Quantity()
        measure = measure_of(target_for(word, quantity.unit if quantity else ""))
        if measure is None:
            measure = measure_of(word.rpartition(" ")[2]) or LEVEL
        if (
            quantity is None
            and measure.is_target
            and len(text) <= _MOST_WORDS
            and not any(map(str.isdigit, text))
        ):
            # 与经济增长同步: a target in words alone is kept as such.
            quantity = Quantity(mark=text)
        if quantity is None:
            to.fail("not-a-quantity", where, self.path, text=text[:40])
            return
        key = self._key(measure, against, where)
        unit = self._unit(measure, against, quantity, where)
        if key is None or unit is None or not fits(measure, against, quantity, unit, where, self.path, to):
            return
        to.store.add(key, text, particulars(about, unit, ranks, self.path, where, to), where)

    def _key(self, measure: Measure, against: str, where: Span) -> int | None:
        """The address of a row; None after telling what it lacks."""
        to, about = self.to, self.about
        place = about.place
        if not place:
            to.fail("no-place", where, self.path, indicator=self.head.id)
            return None
        period = period_of(about.period, about.basis or self.head.basis, self.head.id, where, self.path, to)
        if period is None:
            return None
        other = comparand(against, where, self.path, to) if against else ""
        return None if other is None else to.store.key(self.head.id, measure.id, other, place, period)

    def _unit(self, measure: Measure, against: str, quantity: Quantity, where: Span) -> str | None:
        return unit_of(measure, against, quantity, self.about.unit, self.head.unit, where, self.path, self.to)

    def _ranks(self, node: Node | None) -> tuple[GroupRank, ...]:
        if node is None:
            return ()
        if not isinstance(node, Mapping):
            self.to.fail("rank-among-whom", node.span, self.path)
            return ()
        found = (self._rank(key, value) for key, value in node.entries)
        return tuple(r for r in found if r is not None)

    def _rank(self, key: Scalar, node: Node) -> GroupRank | None:
        among = self.to.names.id_of(key.text, "groups", "places")
        if not among:
            missing(key.text, ("groups", "places"), key.span, self.path, self.to)
            return None
        text = scalar_text(node, self.path, self.to, "rank")
        if not isinstance(text, str):
            return None
        ranking = parse_ranking(text)
        if ranking is None:
            self.to.fail("not-a-rank", node.span, self.path, text=text[:40])
            return None
        return GroupRank(among, ranking.rank, ranking.of, ranking.tied)


def period_of(text: str, basis: str, indicator: str, where: Span, path: str, to: Reading) -> Period | None:
    """The period a figure states; None after telling that it states none, or in what basis is not known."""
    if not text:
        to.fail("no-period", where, path, indicator=indicator)
        return None
    period = parse_period(text)
    if period is None:
        to.fail("not-a-period", where, path, text=text[:40])
        return None
    if not basis and period.is_span and period.months == 1 and period.first_month != 1:
        to.fail("which-basis", where, path, indicator=indicator, period=text[:40])
        return None
    return to_basis(period, basis) if basis else period


def comparand(word: str, where: Span, path: str, to: Reading) -> str | None:
    """What a published difference is against: a place, a relative or written period, `indicator.measure`."""
    word = word.strip()
    if word in HERE:
        return "here"
    if relative_name(word):
        return relative_name(word)
    place = to.names.id_of(word, "places")
    if place:
        return place
    period = parse_period(word)
    if period is not None:
        return period.code
    indicator, _, measure = word.partition(".")
    known = to.names.id_of(indicator, "indicators")
    found = measure_of(measure) if measure else None
    if known and found:
        return f"{known}.{found.id}"
    missing(word, ("places", "indicators"), where, path, to)
    return None


def unit_of(
    measure: Measure,
    against: str,
    quantity: Quantity,
    said: str,
    own: str,
    where: Span,
    path: str,
    to: Reading,
) -> str | None:
    """The unit of a value: typed behind it, said for its block, the measure's, the indicator's."""
    level = quantity.unit or said or own
    if not against:
        if not measure.unit:
            return level
        if quantity.unit not in ("", measure.unit):
            to.fail(
                "unit-unfit", where, path, unit=quantity.unit, measure=measure.name[0], wanted=measure.unit
            )
            return None
        if measure.id == "yoy" and own == PERCENT:
            to.fail("percent-has-no-growth", where, path)
            return None
        return measure.unit
    base = measure.unit or own
    wanted = POINTS if base == PERCENT else base
    if quantity.unit and wanted and quantity.unit != wanted and (measure.unit or base == PERCENT):
        to.fail("unit-unfit", where, path, unit=quantity.unit, measure=measure.name[0], wanted=wanted)
        return None
    return quantity.unit or wanted or said


def fits(
    measure: Measure, against: str, quantity: Quantity, unit: str, where: Span, path: str, to: Reading
) -> bool:
    """Whether a value can be what its measure says; tells why not."""
    value = quantity.value
    if value is None or against:
        return True
    if measure.low is not None and value < measure.low and measure.id != "share":
        to.fail("below-bound", where, path, value=value, measure=measure.name[0], low=measure.low)
        return False
    if measure.high is not None and value > measure.high and measure.id != "share":
        to.fail("above-bound", where, path, value=value, measure=measure.name[0], high=measure.high)
        return False
    if not measure.unit and counts(unit) and (value < 0 or value != value.to_integral_value()):
        to.fail("not-a-count", where, path, value=value, unit=unit)
        return False
    return True


def particulars(
    about: About, unit: str, ranks: tuple[GroupRank, ...], path: str, where: Span, to: Reading
) -> Particulars:
    """What is said of a row besides its address and value."""
    cite = cited(about.source, about.at)
    if not cite and not about.uncited:
        to.warn("no-source", where, path)
    return Particulars(
        unit=unit,
        ranks=ranks,
        status=about.status or "published",
        accounts=about.accounts,
        cite=cite,
        context=about.context,
        internal=about.internal,
        people=about.people,
        owner=about.owner,
        overlap=about.overlap,
        note=about.note,
        uncited=about.uncited,
    )


def heads_of(root: Mapping) -> Iterator[tuple[str, IndicatorHead]]:
    """Unit and basis of every indicator, taken from the nodes: figures may be read before indicators."""
    section = root.get("indicators")
    for key, entry in section.entries if isinstance(section, Mapping) else ():
        found = (
            {k.text: v.text for k, v in entry.entries if isinstance(v, Scalar)}
            if isinstance(entry, Mapping)
            else {}
        )
        yield key.text, IndicatorHead(key.text, found.get("unit", ""), found.get("basis", ""))


def schema() -> dict[str, Any]:
    """The schema of blocks of figures: about, then indicators with their measures (see `definitions`)."""
    one, ranks = {"$ref": "#/$defs/Measured"}, {"$ref": "#/$defs/Ranks"}
    words = "|".join(re.escape(word) for word in MEASURE_BY_WORD)
    indicator = {
        "type": "object",
        "properties": {
            **{m.id: {"description": m.name[0], **one} for m in MEASURES.values()},
            "rank": ranks,
            **_beside_schema(),
        },
        # 增速, `level target`, `yoy vs zhejiang`.
        "patternProperties": {rf"^(\S+ )?({words})( vs .+)?$": one},
        "additionalProperties": False,
    }
    block = {
        "type": "object",
        "properties": {"about": {"$ref": "#/$defs/About"}},
        "additionalProperties": indicator,
    }
    return {"anyOf": [{"type": "array", "items": block}, block]}


def definitions() -> dict[str, Any]:
    """What `schema` refers to: a measure's value with what stands beside it, and ranks."""
    value: dict[str, Any] = {"type": ["number", "string"]}
    whole = {
        "value": {"description": "The value as the source writes it.", **value},
        "rank": {"$ref": "#/$defs/Ranks"},
        "vs": {
            "description": "Differences that the source states: {zhejiang: 28.7}.",
            "type": "object",
            "additionalProperties": value,
        },
        **_beside_schema(),
    }
    return {
        "Measured": {
            "anyOf": [value, {"type": "object", "properties": whole, "additionalProperties": False}]
        },
        "Ranks": {
            "description": "Ranks by group or place: {counties: 1/90}.",
            "type": "object",
            "additionalProperties": {"type": ["string", "integer"]},
        },
    }


def _beside_schema() -> dict[str, Any]:
    return {
        key: {"description": d.doc, **d.kind.schema()} for key, d in keys_of(About).items() if key in _BESIDE
    }
