"""What a one-page summary takes from a briefing, before anything is left out for want of room."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qjviewer.charts.marks import Scene
from qjviewer.pages.blocks import (
    Card,
    Cards,
    Chart,
    Page,
    PointLine,
    Points,
    RemarkLine,
    RemarkPanel,
    Runs,
    Table,
    text_of,
)

MOST_TILES, FEWEST_TILES = 6, 4
MOST_POINTS = 3
# What stands there only while room is left: charts beside the first two, and statements of no kind.
MOST_FURTHER, MOST_STATEMENTS = 4, 6
MOST_ROWS = 24
_PLACES = ("district", "city", "province", "nation")


@dataclass(frozen=True, slots=True)
class Digest:
    """Conclusion, tiles, charts, a table, strong and weak points, sections' conclusions, next steps.

    `further` charts, and `statements` where no point is said to be strong or weak, fill what room is left.
    """

    conclusion: Runs
    tiles: tuple[Card, ...]
    charts: tuple[Chart, ...]
    further: tuple[Chart, ...]
    table: Table | None
    highlights: tuple[PointLine, ...]
    weaknesses: tuple[PointLine, ...]
    statements: tuple[PointLine, ...]
    sections: tuple[tuple[str, Runs], ...]
    remark: RemarkPanel | None
    steps: tuple[RemarkLine, ...]


def digest_of(pages: Sequence[Page]) -> Digest:
    """Pick what the page is to hold."""
    lines = [p for b in _blocks(pages) if isinstance(b, Points) for p in b.points]
    remark = next((b for b in _blocks(pages) if isinstance(b, RemarkPanel)), None)
    first = next((p for p in pages if p.headline), None)
    charts = _ranked(pages)
    # Two of one page stand side by side.
    two = tuple(c for n, c in charts[:2] if n == charts[0][0])
    return Digest(
        conclusion=first.headline if first else (),
        tiles=_tiles(pages),
        charts=two,
        further=tuple(c for _, c in charts[len(two) : len(two) + MOST_FURTHER]),
        table=_statement(pages),
        highlights=_of_kind("highlight", lines),
        weaknesses=_of_kind("weakness", lines),
        statements=() if any(p.kind for p in lines) else _of_kind("", lines, MOST_STATEMENTS),
        sections=tuple((p.title, p.headline) for p in pages if p.headline and p is not first),
        remark=remark,
        steps=remark.next if remark else (),
    )


def _blocks(pages: Sequence[Page]) -> Iterator[object]:
    for page in pages:
        yield from page.blocks


def _tiles(pages: Sequence[Page]) -> tuple[Card, ...]:
    """Figures of the first page's cards; from later pages only until there are enough."""
    found: dict[str, Card] = {}
    for page in pages:
        for block in page.blocks:
            if isinstance(block, Cards) and len(found) < FEWEST_TILES:
                found |= {c.figure: c for c in block.cards if c.number and c.figure not in found}
    return tuple(found.values())[:MOST_TILES]


def _ranked(pages: Sequence[Page]) -> list[tuple[int, Chart]]:
    """All charts with their pages, those of the first page that set places side by side before the others."""
    found = [(n, b) for n, p in enumerate(pages) for b in p.blocks if isinstance(b, Chart)]
    return sorted(found, key=lambda c: (c[0] > 0, not _compares(c[1].scene), c[1].optional))


def _statement(pages: Sequence[Page]) -> Table | None:
    """The first table that a page can hold."""
    tables = (b for b in _blocks(pages) if isinstance(b, Table) and 2 <= len(b.rows) <= MOST_ROWS)
    return next(tables, None)


def _compares(scene: Scene) -> bool:
    roles = {getattr(m, "role", "") for m in scene.marks} | {k.role for k in scene.legend}
    return len(roles.intersection(_PLACES)) > 1


def _of_kind(kind: str, lines: Sequence[PointLine], most: int = MOST_POINTS) -> tuple[PointLine, ...]:
    """The first of a kind, those the bundle does not call optional before the others."""
    own = [p for p in lines if p.kind == kind and text_of(p.runs)]
    chosen = sorted(own, key=lambda p: p.optional)[:most]
    return tuple(p for p in own if p in chosen)
