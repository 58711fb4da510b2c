"""An edition of a briefing as plain data: what two of them are compared by, and what a print remembers."""

from typing import Final

import msgspec


class EditionFigure(msgspec.Struct, frozen=True):
    """A figure in words; `ranks` by group, `more` whatever else is said of it by key.

    `status` is empty for a published value; `source` words where it stands and
    `cites` names it: a source whose day is mended is one change, not one of each figure.
    """

    id: str
    name: str
    place: str
    period: str
    value: str
    ranks: dict[str, str] = {}
    status: str = ""
    source: str = ""
    cites: tuple[str, ...] = ()
    note: str = ""
    more: dict[str, str] = {}
    internal: bool = False


class EditionText(msgspec.Struct, frozen=True):
    """A text at a kind of place (`headline`, `points.text`): as typed, and as shown with its figures."""

    place: str
    typed: str
    shown: str


class EditionBlock(msgspec.Struct, frozen=True):
    """A block of a page: its kind, what it chooses by key, its texts."""

    kind: str
    settings: dict[str, str] = {}
    texts: tuple[EditionText, ...] = ()


class EditionPage(msgspec.Struct, frozen=True):
    """A page: its own texts and settings, then its blocks."""

    id: str
    title: str
    texts: tuple[EditionText, ...] = ()
    settings: dict[str, str] = {}
    blocks: tuple[EditionBlock, ...] = ()


class EditionEntry(msgspec.Struct, frozen=True):
    """A declared thing (indicator, place, item…): its name, settings and texts by key."""

    section: str
    id: str
    name: str
    settings: dict[str, str] = {}
    texts: tuple[EditionText, ...] = ()


# How hard it is compressed: twice as hard takes twice as long and saves a tenth.
_QUICK: Final = 3
# How an edition is taken; one that was kept by another way of taking is not compared with.
VERSION: Final = 1


class Edition(msgspec.Struct, frozen=True):
    """A whole edition; figures by id, entries by `section.id`, translations by text, place and language.

    `digest` is the fingerprint of its files, `lang` the language of all words made by the program.
    """

    digest: str
    briefing: str
    title: str
    period: str
    as_of: str
    lang: str
    figures: dict[str, EditionFigure] = {}
    entries: dict[str, EditionEntry] = {}
    sources: dict[str, dict[str, str]] = {}
    pages: tuple[EditionPage, ...] = ()
    translations: dict[str, dict[str, str]] = {}
    version: int = VERSION


def packed(edition: Edition) -> bytes:
    """An edition as compressed JSON."""
    import zlib

    return zlib.compress(msgspec.json.encode(edition), _QUICK)


def unpacked(data: bytes) -> Edition:
    """An edition from its compressed JSON; raises ValueError for anything else."""
    import zlib

    try:
        # No edition of a briefing is larger; a damaged file must not fill the memory.
        text = zlib.decompressobj().decompress(data, 256 * 1024 * 1024)
        found = msgspec.json.decode(text, type=Edition)
    except (zlib.error, msgspec.DecodeError) as error:
        raise ValueError("no edition") from error
    if found.version != VERSION:
        raise ValueError("no edition")
    return found
