"""Build the fonts of resources/fonts: QJ Sans SC and QJ Serif SC, Regular and Bold.

They are subsets of Noto Sans SC and Noto Serif SC, changed so that the text of a PDF can be searched
and copied. A PDF maps each glyph back to one character, and Qt takes the lowest code point a glyph
has; so here a glyph has one code point only. In the stock fonts 行, 工 and 日 share their glyphs with
Kangxi radicals and ～ with 〜, and come out of a PDF as those.

Needs fontTools and, unless --cjk-folder names an installed Noto CJK collection, npm to fetch the
sources. The result is committed: run this again only to change the fonts.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont, newTable

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "resources" / "fonts"
VERSION = "1.1"
STANDARD = ROOT / "packaging" / "standard_characters.txt"

# Kangxi and CJK radicals, compatibility ideographs: doubles of ordinary characters.
UNWANTED = (range(0x2E80, 0x2FE0), range(0xF900, 0xFB00))
WANTED = (
    range(0x20, 0x7F),  # ASCII
    range(0xA0, 0x180),  # Latin-1 and Extended-A
    range(0x2B0, 0x460),  # tone marks, Greek, Cyrillic
    range(0x2000, 0x2070),  # general punctuation
    range(0x2070, 0x20C0),  # superscripts, currency
    range(0x2100, 0x2400),  # letter-like, number forms, arrows, mathematics (U+2212), technical
    range(0x2460, 0x27C0),  # circled digits, boxes, blocks, ▲▼◆●, symbols, dingbats
    range(0x3000, 0x3040),  # Chinese punctuation
    range(0x3200, 0x3400),  # circled numbers to ㊿, units such as ㎡
    range(0xFE10, 0xFE50),  # vertical and small forms
    range(0xFF00, 0xFFF0),  # full-width forms
)
TEXT_FOLDERS = ("qjviewer", "data", "resources")
TEXT_SUFFIXES = {".py", ".yaml", ".yml", ".csv", ".json", ".md", ".txt", ".typ", ".css", ".js", ".svg"}
# Characters that look alike on purpose: from a PDF the plain one is the useful one.
PLAIN_TWINS = {0xA0: 0x20, 0xAD: 0x2D}
DROPPED_TABLES = ["BASE", "DSIG", "STAT", "VORG", "vhea", "vmtx"]
NO_HINT_LIMITS = (
    "maxTwilightPoints",
    "maxStorage",
    "maxFunctionDefs",
    "maxInstructionDefs",
    "maxStackElements",
    "maxSizeOfInstructions",
)
FEATURES = ["halt", "kern", "palt", "pnum", "tnum"]  # no ccmp, liga or locl: they change glyphs


@dataclass(frozen=True)
class Drawing:
    """Another character in one that we draw: made larger, then moved, in shares of the font's em."""

    character: str
    scale: float = 1
    right: float = 0
    up: float = 0


# What the sources lack and the program writes. Each drawing is as wide as the first character in it.
DRAWN = {
    "☐": (Drawing("□"),),
    "☑": (Drawing("□"), Drawing("✓", 0.66, 0.17, 0.13)),
    "✕": (Drawing("×"),),
    "✗": (Drawing("×"),),
    **{raised: (Drawing(digit, 0.6, 0, 0.42),) for raised, digit in zip("⁰⁵⁶⁷⁸⁹", "056789", strict=True)},
}


@dataclass(frozen=True)
class Source:
    """One family to build and where its outlines come from."""

    family: str
    package: str
    integrity: str
    stem: str
    collection: str

    def collection_file(self, style: str) -> str:
        """File name of the Noto CJK collection that holds this family in `style`."""
        return f"{self.collection.replace(' ', '')}-{style}.ttc"


SOURCES = (
    Source(
        "QJ Sans SC",
        "@expo-google-fonts/noto-sans-sc@0.4.3",
        "9rAwdFTFHbO/u6Cs0gj2jZbW74TGIiaFNQnXYH2s5wA1bzVkwbaviL4t8YUV642eGYjg86eH6DkAEQmfNHDncQ==",
        "NotoSansSC",
        "Noto Sans CJK",
    ),
    Source(
        "QJ Serif SC",
        "@expo-google-fonts/noto-serif-sc@0.4.3",
        "fSmUpiSFtSeyHV45/2xUOy5SdfExklQwwMKN3cQjAZAujITHDmSbpMHCVdCMhRqMjQtu0ZRgc29u8A+CU3akfw==",
        "NotoSerifSC",
        "Noto Serif CJK",
    ),
)
WEIGHTS = {"Regular": "400Regular", "Bold": "700Bold"}


def characters_of(encoding: str) -> set[int]:
    """Every code point that an encoding writes in two bytes."""
    pairs = (bytes((lead, trail)) for lead in range(0x81, 0xFF) for trail in range(0x40, 0xFF))
    texts = (pair.decode(encoding, "ignore") for pair in pairs)
    return {ord(text) for text in texts if len(text) == 1 and not text.isascii()}


def standard_characters() -> set[int]:
    """The 8105 characters of the national standard, some of which, for names, GBK lacks."""
    lines = STANDARD.read_text(encoding="utf-8").splitlines()
    return {ord(character) for line in lines if line[0] != "#" for character in line}


def project_characters() -> Iterator[int]:
    """Every code point written in the project's own texts."""
    for folder in TEXT_FOLDERS:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in TEXT_SUFFIXES and not {"fonts", "licences"} & set(path.parts):
                yield from map(ord, path.read_text(encoding="utf-8", errors="ignore"))


def repertoire() -> set[int]:
    """The code points a built font covers, as far as its source has them or they can be drawn."""
    wanted = {*characters_of("gbk"), *standard_characters(), *project_characters()}
    for block in WANTED:
        wanted.update(block)
    return {point for point in wanted if not any(point in block for block in UNWANTED)}


def reduce(font: TTFont, wanted: set[int]) -> None:
    """Keep only what the wanted characters need, without hints and vertical setting."""
    options = Options()
    options.hinting = False
    options.layout_features = FEATURES
    options.drop_tables += DROPPED_TABLES
    options.name_IDs = ["*"]
    options.glyph_names = False
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)


def quadratic(font: TTFont) -> None:
    """Turn CFF outlines, which Debian's collections have, into TrueType ones."""
    glyphs = font.getGlyphSet()
    order = font.getGlyphOrder()
    table = newTable("glyf")
    table.glyphOrder, table.glyphs = order, {}
    for name in order:
        pen = TTGlyphPen(None)
        glyphs[name].draw(Cu2QuPen(pen, max_err=1.0, reverse_direction=True))
        table.glyphs[name] = pen.glyph()
    del font["CFF "]
    font["loca"], font["glyf"] = newTable("loca"), table
    limits = font["maxp"]
    limits.tableVersion = 0x00010000
    for field in NO_HINT_LIMITS:
        setattr(limits, field, 0)
    limits.maxZones = 1
    font.sfntVersion = "\x00\x01\x00\x00"
    table.compile(font)


def add_copy(font: TTFont, glyph: str, copy: str) -> None:
    """Add a glyph that looks like `glyph` under the name `copy`."""
    table = font["glyf"]
    table.glyphs[copy] = deepcopy(table[glyph])
    table.glyphOrder = [*font.getGlyphOrder(), copy]
    font.setGlyphOrder(table.glyphOrder)
    font["hmtx"].metrics[copy] = font["hmtx"].metrics[glyph]


def draw_what_is_missing(font: TTFont) -> None:
    """Draw the characters of DRAWN that the font lacks from others that it has."""
    present = font.getBestCmap()
    for character, drawings in DRAWN.items():
        if ord(character) not in present:
            add_drawing(font, f"drawn{ord(character):04X}", drawings)
            for table in font["cmap"].tables:
                if table.isUnicode():
                    table.cmap[ord(character)] = f"drawn{ord(character):04X}"


def add_drawing(font: TTFont, name: str, drawings: Sequence[Drawing]) -> None:
    """Add a glyph of that name: the first character's place and width, all characters' outlines."""
    characters, glyphs, em = font.getBestCmap(), font.getGlyphSet(), font["head"].unitsPerEm
    pen = TTGlyphPen(None)
    for drawing in drawings:
        place = (drawing.scale, 0, 0, drawing.scale, drawing.right * em, drawing.up * em)
        glyphs[characters[ord(drawing.character)]].draw(TransformPen(pen, place))
    first = characters[ord(drawings[0].character)]
    add_copy(font, first, name)
    table = font["glyf"]
    table.glyphs[name] = pen.glyph()
    table.glyphs[name].recalcBounds(table)
    width, _ = font["hmtx"].metrics[first]
    font["hmtx"].metrics[name] = (round(width * drawings[0].scale), table.glyphs[name].xMin)


def one_character_a_glyph(font: TTFont) -> None:
    """Give every code point a glyph of its own, so that a PDF gives back what was written."""
    owner: dict[str, int] = {}
    copies: dict[int, str] = {}
    for point, glyph in sorted(font.getBestCmap().items()):
        first = owner.setdefault(glyph, point)
        if first != point and PLAIN_TWINS.get(point) != first:
            copies[point] = f"copy{point:04X}"
            add_copy(font, glyph, copies[point])
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap.update({p: copies[p] for p in table.cmap if p in copies})


def equal_digits(font: TTFont) -> None:
    """Give the ten digits one width, so that decimals align in any font size and style."""
    characters, metrics, outlines = font.getBestCmap(), font["hmtx"].metrics, font["glyf"]
    digits = [characters[ord(digit)] for digit in "0123456789"]
    width = max(metrics[name][0] for name in digits)
    for name in digits:
        old, bearing = metrics[name]
        shift = (width - old) // 2
        outline = outlines[name]
        outline.coordinates.translate((shift, 0))
        outline.recalcBounds(outlines)
        metrics[name] = (width, bearing + shift)


def chinese_dash(font: TTFont) -> None:
    """Make — one character wide and as high as the middle of a digit, so that —— is one line.

    The stock fonts do so by features that would change glyphs; by default their — is the Latin one.
    """
    characters, outlines = font.getBestCmap(), font["glyf"]
    name, digit = characters[0x2014], outlines[characters[ord("0")]]
    dash, em = outlines[name], font["head"].unitsPerEm
    lift = (digit.yMin + digit.yMax - dash.yMin - dash.yMax) // 2
    dash.coordinates.translate((-dash.xMin, lift))
    dash.coordinates.scale((em / (dash.xMax - dash.xMin), 1))
    dash.coordinates.toInt()
    dash.recalcBounds(outlines)
    font["hmtx"].metrics[name] = (em, 0)


def rename(font: TTFont, family: str, style: str) -> None:
    """Name the font after us: the licence keeps the original names for the originals."""
    plain = family.replace(" ", "")
    names = {
        1: family,
        2: style,
        3: f"{VERSION};{plain}-{style}",
        4: f"{family} {style}",
        5: f"Version {VERSION}; made from {font['name'].getDebugName(4)}, {font['name'].getDebugName(5)}",
        6: f"{plain}-{style}",
        16: family,
        17: style,
    }
    kept = (0, 8, 9, 10, 13, 14)
    table = font["name"]
    names.update({number: text for number in kept if (text := table.getDebugName(number))})
    table.names = []
    for number, text in sorted(names.items()):
        table.setName(text, number, 3, 1, 0x409)


def build(font: TTFont, family: str, style: str, target: Path) -> Path:
    """Make one font file from one open source font."""
    reduce(font, repertoire())
    if "CFF " in font:
        quadratic(font)
    draw_what_is_missing(font)
    one_character_a_glyph(font)
    equal_digits(font)
    chinese_dash(font)
    rename(font, family, style)
    path = target / f"{family.replace(' ', '')}-{style}.ttf"
    font.save(path)
    return path


def fetch(source: Source, folder: Path) -> Path:
    """Fetch and unpack the npm package of one family; refuse any bytes but those pinned above."""
    command = ["npm", "pack", "--silent", "--pack-destination", str(folder), source.package]
    name = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()[-1]
    archive = folder / name
    digest = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if digest != source.integrity:
        raise SystemExit(f"{source.package}: the archive is not the one expected ({digest})")
    unpacked = folder / source.stem
    with tarfile.open(archive) as tar:
        wanted = [member for member in tar if Path(member.name).suffix in {".ttf", ""} and member.isfile()]
        for member in wanted:
            member.name = Path(member.name).name
            tar.extract(member, unpacked)
    return unpacked


def face(path: Path, family: str) -> TTFont:
    """The face of that family in a collection; never by index, for the first face is Japanese."""
    for number, font in enumerate(TTCollection(path, lazy=True).fonts):
        if family in {font["name"].getDebugName(1), font["name"].getDebugName(16)}:
            return TTFont(path, fontNumber=number, recalcTimestamp=False)
    raise SystemExit(f"{path}: no face called {family}")


def from_npm(source: Source, target: Path) -> list[Path]:
    """Build one family from its npm package."""
    with tempfile.TemporaryDirectory() as folder:
        unpacked = fetch(source, Path(folder))
        return [
            build(
                TTFont(unpacked / f"{source.stem}_{weight}.ttf", recalcTimestamp=False),
                source.family,
                style,
                target,
            )
            for style, weight in WEIGHTS.items()
        ]


def from_collections(source: Source, folder: Path, target: Path) -> list[Path]:
    """Build one family from an installed Noto CJK collection, such as Debian's fonts-noto-cjk."""
    return [
        build(
            face(folder / source.collection_file(style), f"{source.collection} SC"),
            source.family,
            style,
            target,
        )
        for style in WEIGHTS
    ]


def parse(arguments: list[str] | None = None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--out", type=Path, default=TARGET, help="folder to write to (%(default)s)")
    parser.add_argument(
        "--cjk-folder",
        type=Path,
        help="take the outlines from the Noto CJK collections in this folder, "
        "for example /usr/share/fonts/opentype/noto",
    )
    return parser.parse_args(arguments)


def main(arguments: list[str] | None = None) -> None:
    """Build all four fonts and say how large they are."""
    options = parse(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    for source in SOURCES:
        if options.cjk_folder:
            paths = from_collections(source, options.cjk_folder, options.out)
        else:
            paths = from_npm(source, options.out)
        for path in paths:
            print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
