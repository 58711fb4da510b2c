"""`about`: what is said once for all that follows it in a block or a file."""

from typing import Final

from qjviewer.bundle.cite_kinds import SPOT
from qjviewer.bundle.fields import Listing, Model, declared, keys_of, read_entry
from qjviewer.bundle.nodes import Mapping, Node, Scalar, Sequence
from qjviewer.bundle.periods import BASES
from qjviewer.bundle.scalars import FAILED, Choice, Flag, Reading, Ref, Word, Words
from qjviewer.bundle.values import NO_TEXT, Text

# In the order in which a later one replaces an earlier; disputed ones are kept but never used.
STATUSES: Final = ("estimate", "derived", "preliminary", "published", "revised", "final", "disputed")
STATUS_WORDS: Final = {
    "预计": "estimate",
    "推算": "derived",
    "初步": "preliminary",
    "初步核算": "preliminary",
    "已公布": "published",
    "公布": "published",
    "修订": "revised",
    "最终": "final",
    "最终核实": "final",
    "有争议": "disputed",
}
BASIS_WORDS: Final = {
    "累计": "cumulative",
    "当期": "single",
    "当月": "single",
    "当季": "single",
    "单月": "single",
    "时点": "moment",
    "期末": "moment",
}
STATUS: Final = Choice(STATUSES, STATUS_WORDS)
BASIS: Final = Choice((*BASES, ""), BASIS_WORDS)


class About(Model, frozen=True):
    """What is said once for all that follows: place, period, source and the like."""

    place: str = declared(Ref(("places",)), "Place.", "")
    period: str = declared(Word(), "Period, as people write it.", "")
    basis: str = declared(BASIS, "How a written month is read: cumulative, single, moment.", "")
    unit: str = declared(Word(), "Unit of levels.", "")
    source: tuple[str, ...] = declared(Listing(Ref(("sources",))), "Source.", ())
    at: tuple[str, ...] = declared(Listing(SPOT), "Where in the source: ¶3, 第12页, D7.", ())
    status: str = declared(STATUS, "Status of values.", "")
    accounts: str = declared(Word(), "The accounts that levels belong to: 五经普.", "")
    people: tuple[str, ...] = declared(Listing(Ref(("people",))), "Who said it.", ())
    owner: Text = declared(Words(), "The department it belongs to.", NO_TEXT)
    context: bool = declared(Flag(), "Outside context.", False)
    internal: bool = declared(Flag(), "For the presenter only.", False)
    overlap: str = declared(Word(), "Name of a set of counts that share members.", "")
    kind: str = declared(Word(), "Kind of the facts or items that follow.", "")
    note: Text = declared(Words(prose=True), "A remark on each.", NO_TEXT)
    uncited: Text = declared(Words(), "Why there is no source.", NO_TEXT)


def read_about(node: Node | None, path: str, to: Reading) -> About:
    """The about of a block; an empty one where there is none or it can't be read."""
    if node is None:
        return About()
    if not isinstance(node, Mapping):
        to.fail("wrong-type", node.span, path, wanted="@kind.map")
        return About()
    to.origins[path] = node.span
    found = read_entry(About, node, path, to)
    return found if found is not FAILED else About()


def merged(outer: Mapping | None, inner: Mapping | None) -> Mapping | None:
    """Two abouts as one; what the inner says counts."""
    if outer is None or inner is None:
        return inner or outer
    return Mapping(inner.span, inner.entries + _left(outer, _said(inner)))


def _said(entry: Mapping) -> set[str]:
    """What an entry says for itself; a place in another source than the block's goes with the source."""
    said = {key.text for key, _ in entry.entries}
    return said | {"at"} if "source" in said else said


def _left(outer: Mapping, said: set[str]) -> tuple[tuple[Scalar, Node], ...]:
    return tuple(entry for entry in outer.entries if entry[0].text not in said)


def filled(entry: Mapping, about: Mapping | None, model: type) -> Mapping:
    """An entry with what its block's about says of the fields it leaves out."""
    if about is None:
        return entry
    known = keys_of(model)
    added = tuple(pair for pair in _left(about, _said(entry)) if pair[0].text in known)
    return Mapping(entry.span, entry.entries + added)


def with_file_about(part: Mapping) -> Mapping:
    """A file's sections of blocks, each block with the about that the file begins with."""
    about = part.get("about")
    if not isinstance(about, Mapping):
        return part
    entries = [
        (key, _blocks_with(value, about) if key.text in ("data", "facts", "items") else value)
        for key, value in part.entries
        if key.text != "about"
    ]
    return Mapping(part.span, tuple(entries))


def _blocks_with(node: Node, about: Mapping) -> Node:
    if isinstance(node, Mapping):
        return _block_with(node, about)
    if isinstance(node, Sequence):
        items = (_block_with(n, about) if isinstance(n, Mapping) else n for n in node.items)
        return Sequence(node.span, tuple(items))
    return node


def _block_with(block: Mapping, about: Mapping) -> Mapping:
    own = block.get("about")
    whole = merged(about, own if isinstance(own, Mapping) else None)
    rest = tuple(entry for entry in block.entries if entry[0].text != "about")
    assert whole is not None
    return Mapping(block.span, ((Scalar(whole.span, "about"), whole), *rest))
