"""`markdown`: an outline of every page, tables as tables, sources numbered at the end."""

import re
from collections.abc import Iterable, Iterator, Sequence

from qjviewer.exports.parts import Options, Parts
from qjviewer.pages.blocks import (
    Block,
    Card,
    Cards,
    Chart,
    Entries,
    EntryLine,
    Note,
    Page,
    PointLine,
    Points,
    RemarkLine,
    RemarkPanel,
    Runs,
    SourceMark,
    Table,
    Trouble,
    sectioned,
    text_of,
    value_of,
)
from qjviewer.wording import Language, say

NAME = "markdown"
SUFFIX = ".md"
EXTRA = LIBRARY = ""
PER_CHART = PICTURES = False
OPTIONS = ("tab",)

# What would turn into emphasis, links, code or raw HTML.
_SPECIAL = re.compile(r"([\\`*_\[\]<>|])")


def write(parts: Parts, options: Options) -> bytes:
    """The cover, the pages, the sources."""
    cover = parts.cover
    lines = [
        f"# {_text(cover.title)}",
        "",
        " · ".join(p for p in (cover.period, cover.as_of, cover.peers) if p),
    ]
    for page in parts.pages:
        lines += ["", f"## {_text(page.title)}", *_gate(page, parts), *_paragraph(page.headline)]
        for block in page.blocks:
            lines += ["", *_block(block, parts)]
    lines += ["", f"## {say('cli.sources', parts.lang)}", ""]
    lines += [f"{s.number}. {_text(s.text)}" for s in cover.sources]
    lines += ["", _text(parts.fingerprint)] if parts.fingerprint else []
    return ("\n".join(lines) + "\n").encode()


def _gate(page: Page, parts: Parts) -> list[str]:
    """Why the page should not have left, or that its words are to be reviewed."""
    mark = parts.marks_of(page)
    return ["", f"**{_text(mark)}**"] if mark else []


def _text(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _runs(runs: Runs) -> str:
    return _text(text_of(runs))


def _paragraph(runs: Runs) -> list[str]:
    return ["", _runs(runs)] if runs else []


def _heading(runs: Runs) -> list[str]:
    return [f"### {_runs(runs)}", ""] if runs else []


def _marks(marks: Iterable[SourceMark]) -> str:
    return "".join(f"\\[{m.number}{'·' + m.spot if m.spot else ''}\\]" for m in marks)


def _block(block: Block, parts: Parts) -> list[str]:
    match block:
        case Cards():
            return [*_heading(block.title), *(_card(c, parts.lang) for c in block.cards)]
        case Chart():
            return [*_heading(block.title), *_sub(block.subtitle), *_table(block.scene.table), *_foot(block)]
        case Points():
            return [*_heading(block.title), *(_point(p, parts) for p in block.points)]
        case Entries():
            return [*_heading(block.title), *(_entry(e, parts) for e in block.entries)]
        case RemarkPanel():
            return list(_remark(block))
        case Table():
            unit = [_text(block.unit), ""] if block.unit else []
            rows = (block.header, *_sectioned(block))
            return [*_heading(block.title), *unit, *_table(rows), *_foot(block)]
        case Note():
            return [f"> {_runs(block.runs)}"]
        case Trouble():
            return [f"> {_text(block.text)}"]


def _sectioned(table: Table) -> Iterator[tuple[str, ...]]:
    """The words of rows, the head of a section in a row of its own."""
    for section, row in sectioned(table.rows):
        if section:
            yield (section, *("" for _ in table.header[1:]))
        yield tuple(c.text for c in row)


def _point(point: PointLine, parts: Parts) -> str:
    words = _kind(point.kind, parts) + _runs(point.runs)
    return f"- {words}{_marks(point.sources)}{_text(parts.said_by(point.people))}"


def _entry(entry: EntryLine, parts: Parts) -> str:
    words = f"**{_text(entry.name)}** ({_text(entry.label)}) {_runs(entry.text)}"
    return f"- {words}{_marks(entry.sources)}{_text(parts.said_by(entry.people))}"


def _kind(kind: str, parts: Parts) -> str:
    return f"**{say(f'pages.{kind}', parts.lang)}** " if kind else ""


def _sub(runs: Runs) -> list[str]:
    return [_runs(runs), ""] if runs else []


def _foot(block: Chart | Table) -> list[str]:
    lines = [*(_runs(n) for n in block.notes), *([_text(block.sources)] if block.sources else [])]
    return [line for text in lines for line in ("", text)]


def _card(card: Card, lang: Language) -> str:
    value = value_of(card, lang)
    shown = f"**{_text(value)}**" if value else ""
    words = [card.place, card.period, *card.labels, text_of(card.text)]
    tail = [shown, *(_text(w) for w in words if w)]
    return f"- {_text(card.name)}: " + " · ".join(w for w in tail if w) + _marks(card.sources)


def _table(rows: Sequence[Sequence[str]]) -> list[str]:
    if not rows:
        return []
    lines = ["| " + " | ".join(map(_text, row)) + " |" for row in rows]
    return [lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]]


def _remark(block: RemarkPanel) -> Iterator[str]:
    who = " · ".join(_text(w) for w in (block.speaker, block.role, block.occasion, block.mode_text) if w)
    yield from (f"### {_text(block.slogan)}", "", f"{who}{_marks(block.sources)}", *_paragraph(block.text))
    for title, lines in ((block.musts_title, block.musts), (block.next_title, block.next)):
        if lines:
            yield from ("", f"#### {_text(title)}", "", *map(_remark_line, lines))


def _remark_line(line: RemarkLine) -> str:
    words = [_runs(line.text), _text(" → ".join(line.steps)), _runs(line.links)]
    words += [_text(line.responsible), _text(line.deadline)]
    return f"1. **{_text(line.title)}** " + " · ".join(w for w in words if w)
