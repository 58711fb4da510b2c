"""Measure the fonts of resources/fonts: how wide their characters are, for laying text out without Qt.

Beside each font a JSON file of the same name is written, all numbers in units of the font:

- ascent, descent: how far a line rises over its base line and falls under it;
- advances: width → the characters so wide. What is left out has the width that `usual_width` tells;
- latin: the same for characters that are narrower where a font's own punctuation is wanted ("palt");
- seconds, firsts: kerning of Latin letters and signs. `seconds` are groups of characters that behave
  alike as second of a pair; `firsts` maps groups of first ones to what is added before which second.

Run it again whenever the fonts were built; a test fails if it was forgotten.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "fonts"
sys.path.insert(0, str(ROOT))

from qjviewer.text.ruler import KERNED, usual_width  # noqa: E402

Kerning = dict[str, dict[str, int]]


def measured(font: TTFont) -> dict[str, Any]:
    """What the JSON file of one font holds."""
    characters = {chr(point): glyph for point, glyph in font.getBestCmap().items()}
    metrics = font["hmtx"].metrics
    widths = {c: metrics[glyph][0] for c, glyph in characters.items()}
    # What a shaper hides, such as a soft hyphen, has no width whatever the font says.
    odd = {c: width for c, width in widths.items() if width != usual_width(c) > 0}
    narrowed = narrow_glyphs(font)
    latin = {c: widths[c] + narrowed[glyph] for c, glyph in characters.items() if narrowed.get(glyph)}
    return {
        "ascent": font["hhea"].ascent,
        "descent": -font["hhea"].descent,
        "advances": by_value(odd),
        "latin": by_value(latin),
        **grouped(kerning(font, characters)),
    }


def by_value(values: Mapping[str, int]) -> dict[str, str]:
    """Characters gathered under the value they share."""
    found: defaultdict[int, str] = defaultdict(str)
    for character in sorted(values):
        found[values[character]] += character
    return {str(value): found[value] for value in sorted(found)}


def subtables(font: TTFont, feature: str) -> Iterator[Any]:
    """The subtables of a positioning feature, in the order they are tried."""
    table = font["GPOS"].table
    records = table.FeatureList.FeatureRecord
    numbers = next((r.Feature.LookupListIndex for r in records if r.FeatureTag == feature), ())
    for number in numbers:
        for subtable in table.LookupList.Lookup[number].SubTable:
            yield getattr(subtable, "ExtSubTable", subtable)


def narrow_glyphs(font: TTFont) -> dict[str, int]:
    """What `palt` adds to the width of each glyph."""
    found: dict[str, int] = {}
    for subtable in subtables(font, "palt"):
        glyphs = subtable.Coverage.glyphs
        values = [subtable.Value] * len(glyphs) if subtable.Format == 1 else subtable.Value
        for glyph, value in zip(glyphs, values, strict=True):
            found.setdefault(glyph, getattr(value, "XAdvance", 0))
    return found


def kerning(font: TTFont, characters: Mapping[str, str]) -> Kerning:
    """What is added between two characters; pairs without anything are left out."""
    names: defaultdict[str, list[str]] = defaultdict(list)
    for character, glyph in characters.items():
        if KERNED.fullmatch(character):
            names[glyph].append(character)
    found: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for (first, second), value in glyph_pairs(font, names).items():
        for a in names[first] if value else ():
            found[a].update(dict.fromkeys(names[second], value))
    return {a: row for a, row in found.items() if row}


def glyph_pairs(font: TTFont, wanted: Container[str]) -> dict[tuple[str, str], int]:
    """Kerning among wanted glyphs; the first subtable that knows a pair decides, and says nothing by 0."""
    found: dict[tuple[str, str], int] = {}
    closed: set[str] = set()
    for subtable in subtables(font, "kern"):
        pairs = listed_pairs if subtable.Format == 1 else classed_pairs
        for first, second, value in pairs(subtable, wanted):
            if first not in closed:
                found.setdefault((first, second), value)
        if subtable.Format == 2:
            closed.update(subtable.Coverage.glyphs)
    return found


def listed_pairs(subtable: Any, wanted: Container[str]) -> Iterator[tuple[str, str, int]]:
    """The pairs of a subtable that lists them."""
    for number, first in enumerate(subtable.Coverage.glyphs):
        # Read from the file when it is asked for: most never are.
        for record in subtable.PairSet[number].PairValueRecord if first in wanted else ():
            if record.SecondGlyph in wanted:
                yield first, record.SecondGlyph, getattr(record.Value1, "XAdvance", 0)


def classed_pairs(subtable: Any, wanted: Container[str]) -> Iterator[tuple[str, str, int]]:
    """The pairs of a subtable by classes; those of the class of all other glyphs have no value here."""
    seconds: defaultdict[int, list[str]] = defaultdict(list)
    for glyph, number in subtable.ClassDef2.classDefs.items():
        if glyph in wanted:
            seconds[number].append(glyph)
    for first in (glyph for glyph in subtable.Coverage.glyphs if glyph in wanted):
        row = subtable.Class1Record[subtable.ClassDef1.classDefs.get(first, 0)].Class2Record
        for number, glyphs in seconds.items():
            value = getattr(row[number].Value1, "XAdvance", 0)
            yield from ((first, second, value) for second in glyphs)


def grouped(pairs: Kerning) -> dict[str, Any]:
    """Characters that behave alike, named once."""
    columns: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for first in sorted(pairs):
        for second, value in pairs[first].items():
            columns[second].append((first, value))
    seconds = alike({c: tuple(column) for c, column in columns.items()})
    number = {c: n for n, group in enumerate(seconds) for c in group}
    rows = {a: tuple(sorted({(number[b], v) for b, v in row.items()})) for a, row in pairs.items()}
    return {"seconds": seconds, "firsts": {group: rows[group[0]] for group in alike(rows)}}


def alike(values: Mapping[str, Any]) -> list[str]:
    """Characters with equal values, one string a group."""
    found: defaultdict[Any, str] = defaultdict(str)
    for character in sorted(values):
        found[values[character]] += character
    return list(found.values())


def written(font: TTFont) -> str:
    """The text of a font's JSON file: one line an entry, so that changes can be read."""
    lines = (
        f"{json.dumps(k)}: {json.dumps(v, ensure_ascii=False, separators=(',', ':'))}"
        for k, v in measured(font).items()
    )
    return "{\n" + ",\n".join(lines) + "\n}\n"


def main(fonts: Sequence[Path] = ()) -> None:
    """Measure fonts, by default all of ours."""
    for font in fonts or sorted(FOLDER.glob("*.ttf")):
        path = font.with_suffix(".json")
        with TTFont(font, lazy=True) as opened:
            path.write_text(written(opened), encoding="utf-8")
        print(f"{path.name}: {path.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
