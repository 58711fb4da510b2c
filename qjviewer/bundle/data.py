"""Blocks of figures in YAML -> rows of the store: indicator, measure, value, each with its place.

What is wrong with a figure is found here, where its line is known: measures and units that do not
belong together, values outside what a measure can be, ranks beyond the number ranked.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

import msgspec
from msgspec.structs import replace

from qjviewer.bundle.about import BASIS_WORDS, About, read_about
from qjviewer.bundle.fields import keys_of, read_entry, run_together, tell_unknown
from qjviewer.bundle.measures import LEVEL, MEASURE_BY_WORD, MEASURES, Measure, measure_of, target_for
from qjviewer.bundle.nodes import Mapping, Node, Scalar, Sequence
from qjviewer.bundle.periods import BASES
from qjviewer.bundle.quantities import AWAITED_WORDS, MARK_OF, Quantity, parse_quantity, parse_ranking
from qjviewer.bundle.row_checks import (
    IndicatorHead,
    Told,
    comparand,
    fits,
    particulars,
    period_of,
    tell_wide,
    unit_of,
)
from qjviewer.bundle.scalars import FAILED, ReadingRun, missing, nearest, technical_text
from qjviewer.bundle.store import GroupRank
from qjviewer.bundle.units import PERCENT, unit_as_read
from qjviewer.problems import Span

# What may stand beside the measures of an indicator, and beside the value of a measure.
_BESIDE: Final = frozenset(key for key in keys_of(About) if key not in ("overlap", "kind"))
_OF_VALUE: Final = ("value", "rank", "vs")
_MOST_WORDS: Final = 20
_RANK: Final = MEASURES["rank"]


def read_blocks(node: Node, path: str, to: ReadingRun) -> None:
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


def _indicator(key: Scalar, entry: Node, about: About, path: str, to: ReadingRun) -> None:
    head = to.heads.get(to.names.id_of(key.text, "indicators"))
    if head is None:
        missing(key.text, ("indicators",), key.span, path, to)
        return
    to.origins[path] = key.span
    if not isinstance(entry, Mapping):
        to.fail("which-measure", entry.span, path, indicator=key.text)
        return
    about = _over(about, entry, _BESIDE, path, to)
    measures = [(k, v) for k, v in entry.entries if k.text not in _BESIDE]
    for name, value in measures:
        if name.text == "vs" or (name.text == "rank" and len(measures) > 1):
            to.fail("under-its-measure", name.span, f"{path}.{name.text}", key=name.text)
            continue
        _measure(head, name, value, about, f"{path}.{name.text}", to)


def _over(about: About, entry: Mapping, keys: frozenset[str], path: str, to: ReadingRun) -> About:
    """The about with what an entry says for itself."""
    own = Mapping(entry.span, tuple(e for e in entry.entries if e[0].text in keys))
    if not own.entries:
        return about
    read = read_entry(About, own, path, to)
    if read is FAILED:
        return about
    # What could not be read has been told; then the block's counts.
    found = ((k.text, getattr(read, k.text)) for k, _ in own.entries)
    said: dict[str, Any] = {key: value for key, value in found if value or value is False}
    # A place in another source than the block's goes with the source said beside it.
    if "source" in said and "at" not in said:
        said["at"] = ()
    return replace(about, **said)


def _measure(head: IndicatorHead, key: Scalar, node: Node, about: About, path: str, to: ReadingRun) -> None:
    word, _, against = key.text.partition(" vs ")
    measure = measure_of(word.rpartition(" ")[2])
    if measure is None:
        known = (*MEASURE_BY_WORD, *_BESIDE)
        if not run_together(key, known, path, to):
            to.fail("unknown-measure", key.span, path, measure=key.text[:40], meant=nearest(word, known))
        return
    if not isinstance(node, (Scalar, Mapping)):
        to.fail("wrong-type", node.span, path, wanted="@kind.quantity")
        return
    to.origins[path] = node.span
    values: Mapping = (
        node if isinstance(node, Mapping) else Mapping(node.span, ((Scalar(node.span, "value"), node),))
    )
    if measure is _RANK:
        values = Mapping(node.span, ((Scalar(node.span, "rank"), node),))
    about = _over(about, values, _BESIDE, path, to)
    unknown = [k for k, _ in values.entries if k.text not in _BESIDE and k.text not in _OF_VALUE]
    for k in unknown:
        tell_unknown(k, (*_OF_VALUE, *_BESIDE), path, to)
    if unknown:
        return
    row = RowReader(head, about, path, key.span, to)
    row.read(word, against.strip(), values)


class RowReader(msgspec.Struct):
    """Reads one measure of an indicator with its ranks and published differences into the store."""

    head: IndicatorHead
    about: About
    path: str
    span: Span
    to: ReadingRun

    def read(self, word: str, against: str, values: Mapping) -> None:
        """Add the rows that the map of a measure holds."""
        value = values.get("value")
        text = technical_text(value, self.path, self.to, "quantity") if value is not None else ""
        if not isinstance(text, str):
            return
        where = value.span if value is not None else self.span
        ranks, awaits = self._ranks(values.get("rank"))
        if value is not None or ranks or awaits:
            # A rank alone that is awaited is a value that is awaited.
            awaited = MARK_OF["awaited"] if awaits and not ranks and value is None else ""
            self.add(word, against, text or awaited, ranks, where, awaits)
        differences = values.get("vs")
        if isinstance(differences, Mapping):
            for other, size in differences.entries:
                found = technical_text(size, self.path, self.to, "quantity")
                if isinstance(found, str):
                    self.add(word, other.text, found, (), size.span)
        elif differences is not None:
            self.to.fail("wrong-type", differences.span, self.path, wanted="@kind.map")

    def add(
        self,
        word: str,
        against: str,
        text: str,
        ranks: tuple[GroupRank, ...],
        where: Span,
        awaits: tuple[str, ...] = (),
    ) -> None:
        """Check one value and append it to the store."""
        to, told = self.to, Told(where, self.path, self.to)
        quantity = parse_quantity(text) if text else Quantity()
        measure = measure_of(target_for(word, self._unit_for_target(quantity)))
        if measure is None:
            measure = measure_of(word.rpartition(" ")[2]) or LEVEL
        if quantity is None and measure.is_target:
            quantity = worded_target(text)
        if quantity is None:
            told.fail("not-a-quantity", text=text[:40])
            return
        key = self._key(measure, against, told)
        unit = unit_of(measure, against, quantity, self.about.unit, self.head.unit, told)
        if key is None or unit is None or not fits(measure, against, quantity, unit, told):
            return
        tell_wide(text, told)
        to.store.add(key, text, particulars(self.about, unit, ranks, told, awaits), where)

    def _unit_for_target(self, quantity: Quantity | None) -> str:
        """The unit by which a target tells of what it is; of an indicator in % it tells nothing."""
        return quantity.unit if quantity and unit_as_read(self.head.unit) != PERCENT else ""

    def _key(self, measure: Measure, against: str, told: Told) -> int | None:
        """The address of a row; None after telling what it lacks."""
        about = self.about
        if not about.place:
            told.fail("no-place", indicator=self.head.id)
            return None
        period = period_of(about.period, about.basis or self.head.basis, self.head.id, told)
        other = comparand(against, told) if against else ""
        if period is None or other is None:
            return None
        return self.to.store.key(self.head.id, measure.id, other, about.place, period)

    def _ranks(self, node: Node | None) -> tuple[tuple[GroupRank, ...], tuple[str, ...]]:
        """The ranks that are there, and the groups in which one is awaited."""
        if node is None:
            return (), ()
        if not isinstance(node, Mapping):
            self.to.fail("rank-among-whom", node.span, self.path)
            return (), ()
        found = [r for key, value in node.entries if (r := self._rank(key, value)) is not None]
        return tuple(r for r in found if r.rank), tuple(r.among for r in found if not r.rank)

    def _rank(self, key: Scalar, node: Node) -> GroupRank | None:
        """One rank; of one that is awaited the rank is 0."""
        among = self.to.names.id_of(key.text, "groups", "places")
        if not among:
            missing(key.text, ("groups", "places"), key.span, self.path, self.to)
            return None
        text = technical_text(node, self.path, self.to, "rank")
        if not isinstance(text, str):
            return None
        if text in AWAITED_WORDS:
            return GroupRank(among, 0)
        ranking = parse_ranking(text)
        if ranking is None:
            self.to.fail("not-a-rank", node.span, self.path, text=text[:40])
            return None
        return GroupRank(among, ranking.rank, ranking.of, ranking.tied)


def worded_target(text: str) -> Quantity | None:
    """A target in words alone (与经济增长同步), kept as such."""
    if len(text) > _MOST_WORDS or any(map(str.isdigit, text)):
        return None
    return Quantity(mark=text)


def heads_of(root: Mapping) -> Iterator[tuple[str, IndicatorHead]]:
    """Unit and basis of every indicator, taken from the nodes: figures may be read before indicators."""
    section = root.get("indicators")
    for key, entry in section.entries if isinstance(section, Mapping) else ():
        found = (
            {k.text: v.text for k, v in entry.entries if isinstance(v, Scalar)}
            if isinstance(entry, Mapping)
            else {}
        )
        basis = BASIS_WORDS.get(found.get("basis", ""), found.get("basis", ""))
        yield key.text, IndicatorHead(key.text, found.get("unit", ""), basis if basis in BASES else "")


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
