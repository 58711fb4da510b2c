"""Pages as plain text: for `text`, for tests, and for whoever cannot see a screen."""

from collections.abc import Iterable, Sequence

from qjviewer.pages.blocks import (
    Block,
    Card,
    Cards,
    Chart,
    Cover,
    Entries,
    EntryLine,
    Note,
    Page,
    PointLine,
    Points,
    RemarkLine,
    RemarkPanel,
    Row,
    SourceMark,
    Table,
    Trouble,
    sectioned,
    text_of,
    value_of,
)
from qjviewer.wording import Language, say


def plain_text(cover: Cover, pages: Sequence[Page], lang: Language) -> str:
    """The cover and pages as text, sources numbered at the end."""
    lines = [f"# {cover.title}", " · ".join(p for p in (cover.period, cover.as_of, cover.peers) if p)]
    for page in pages:
        lines += ["", f"## {page.title}", *_words(page.headline)]
        for block in page.blocks:
            lines += ["", *_block(block, lang)]
    lines += ["", f"## {say('cli.sources', lang)}"]
    lines += [f"[{s.number}] {s.text}" for s in cover.sources]
    return "\n".join(lines) + "\n"


def _words(runs: Sequence[object]) -> list[str]:
    text = text_of(runs)  # type: ignore[arg-type]
    return [text] if text else []


def _marks(marks: Iterable[SourceMark]) -> str:
    return "".join(f"[{m.number}{'·' + m.spot if m.spot else ''}]" for m in marks)


def _block(block: Block, lang: Language) -> list[str]:
    match block:
        case Cards():
            return [*_title(block.title), *(_card(c, lang) for c in block.cards)]
        case Chart():
            return _chart(block, lang)
        case Points():
            return [*_title(block.title), *(_point(p, lang) for p in block.points)]
        case Entries():
            return [*_title(block.title), *(_entry(e, lang) for e in block.entries)]
        case RemarkPanel():
            return _remark(block, lang)
        case Table():
            rows = [line for section, row in sectioned(block.rows) for line in _lines(section, row)]
            notes = [text_of(n) for n in block.notes]
            tail = [block.sources] if block.sources else []
            return [*_title(block.title), *([block.unit] if block.unit else []),
                    *_grid([block.header, *rows], lang), *notes, *tail]  # fmt: skip
        case Note():
            return [text_of(block.runs)]
        case Trouble():
            return [f"! {block.text}"]


def _title(runs: Sequence[object]) -> list[str]:
    return [f"### {text}" for text in _words(runs)]


def _lines(section: str, row: Row) -> list[tuple[str, ...]]:
    """The words of a row, after the head of its section where one begins."""
    return [*([(section,)] if section else []), tuple(c.text for c in row)]


def _point(point: PointLine, lang: Language) -> str:
    kind = say(f"pages.{point.kind}", lang) + say("marks.bar", lang) if point.kind else ""
    return f"- {kind}{text_of(point.runs)}{_marks(point.sources)}"


def _entry(entry: EntryLine, lang: Language) -> str:
    words = _label(entry.name, text_of(entry.text), lang)
    return f"- {entry.label}{say('marks.bar', lang)}{words}{_marks(entry.sources)}"


def _label(name: str, words: str, lang: Language) -> str:
    return say("marks.label", lang, name=name, words=words) if words else name


def _card(card: Card, lang: Language) -> str:
    parts = [card.place, card.period, value_of(card, lang), *card.labels, text_of(card.text)]
    words = say("marks.bar", lang).join(p for p in parts if p)
    return f"* {_label(card.name, words, lang)}{_marks(card.sources)}"


def _chart(block: Chart, lang: Language) -> list[str]:
    lines = [*_title(block.title), *_words(block.subtitle), *_grid(block.scene.table, lang)]
    lines += [text_of(n) for n in block.notes]
    return lines + ([block.sources] if block.sources else [])


def _grid(rows: Sequence[Sequence[str]], lang: Language) -> list[str]:
    return ["  " + say("marks.bar", lang).join(row) for row in rows]


def _remark(block: RemarkPanel, lang: Language) -> list[str]:
    role = block.role
    who = say("marks.aside", lang, words=block.speaker, aside=role) if role else block.speaker
    lines = [f"### {block.slogan}", f"{who} · {block.occasion} · {block.mode_text}{_marks(block.sources)}"]
    lines += _words(block.text)
    for title, points in ((block.musts_title, block.musts), (block.next_title, block.next)):
        lines += [f"#### {title}"] if points else []
        lines += [line for n, point in enumerate(points, 1) for line in _remark_line(n, point, lang)]
    return lines


def _remark_line(number: int, point: RemarkLine, lang: Language) -> list[str]:
    lines = [f"{number}. {_label(point.title, text_of(point.text), lang)}"]
    if point.steps:
        lines.append("   " + " → ".join(point.steps))
    if point.links:
        lines.append("   " + text_of(point.links))
    return lines
