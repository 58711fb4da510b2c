"""Blocks of words: points, items, remarks, notes."""

from collections.abc import Iterable

from qjviewer.bundle.model import Item, ItemsBlock, NoteBlock, Point, PointsBlock, RemarkBlock, RemarkPoint
from qjviewer.bundle.prose import references
from qjviewer.bundle.values import Citation, Text
from qjviewer.figures.figure import Figure
from qjviewer.pages.blocks import Entries, Entry, Note, PointLine, Points, RemarkLine, RemarkPanel, Run, Runs
from qjviewer.pages.maker import Maker


def make_points(block: PointsBlock, path: str, maker: Maker) -> Points | None:
    """The statements this view shows; None without any."""
    shown = (p for p in block.points if not maker.hides_part_of(p.text))
    points = tuple(_point(p, maker) for p in shown if not (p.optional and maker.lacks_part_of(p.text)))
    title = maker.runs(block.title) or (Run(maker.say("points")),)
    return Points(path, title, points) if points else None


def _point(point: Point, maker: Maker) -> PointLine:
    cites = dict.fromkeys((*point.cite, *_cites_in(point.text, maker)))
    people = dict.fromkeys((*point.people, *_people_in(point.text, maker)))
    said = maker.teller.people(people)
    return PointLine(maker.runs(point.text), point.kind, maker.marks(cites), point.optional, said)


def _named_in(text: Text, maker: Maker) -> Iterable[Figure | Item]:
    """The figures and items that a sentence names."""
    for reference in references(maker.text(text)):
        worded = maker.wording.word(reference)
        found = maker.cube.by_id(worded.figure) if worded.figure else maker.bundle.item_by_id.get(worded.item)
        if found is not None:
            yield found


def _cites_in(text: Text, maker: Maker) -> Iterable[Citation]:
    """The citations of whatever a sentence names."""
    return (cite for named in _named_in(text, maker) for cite in named.cite)


def _people_in(text: Text, maker: Maker) -> Iterable[str]:
    """Who said what a sentence rests on, where it rests on what people said."""
    return (person for named in _named_in(text, maker) for person in named.people)


def make_items(block: ItemsBlock, path: str, maker: Maker) -> Entries | None:
    """The items with their descriptions; None without any."""
    entries = tuple(_entry(i, maker) for i in maker.items(block.items))
    return Entries(path, maker.runs(block.title), entries) if entries else None


def _entry(item: Item, maker: Maker) -> Entry:
    text = () if maker.hides_part_of(item.text) else maker.runs(item.text)
    name, label = maker.text(item.name), maker.say(f"item-{item.kind}")
    return Entry(item.id, name, label, text, maker.marks(item.cite), maker.teller.people(item.people))


def make_remark(block: RemarkBlock, path: str, maker: Maker) -> RemarkPanel | None:
    """A leader's remarks in full; None when they are not declared."""
    remark = maker.bundle.remark_by_id.get(block.remark)
    if remark is None:
        return None
    speaker = maker.bundle.person_by_id.get(remark.speaker)
    return RemarkPanel(
        path=path,
        speaker=maker.text(speaker.name) if speaker else remark.speaker,
        role=maker.text(speaker.role) if speaker else "",
        occasion=maker.text(remark.occasion),
        mode=remark.mode,
        mode_text=maker.say(f"mode-{remark.mode}"),
        slogan=maker.text(remark.slogan),
        text=maker.runs(remark.text),
        musts_title=maker.say("musts"),
        musts=tuple(_remark_line(p, maker) for p in remark.musts),
        next_title=maker.say("next"),
        next=tuple(_remark_line(p, maker) for p in remark.next),
        sources=maker.marks(remark.cite),
    )


def _remark_line(point: RemarkPoint, maker: Maker) -> RemarkLine:
    tab = next((t for t in maker.bundle.tabs if t.tab == point.tab), None)
    return RemarkLine(
        title=maker.text(point.title),
        text=maker.runs(point.text),
        steps=tuple(maker.text(s) for s in point.steps),
        links=_links(point, maker),
        tab=tab.tab if tab else "",
        tab_title=maker.text(tab.title) if tab else "",
        responsible=maker.text(point.responsible),
        deadline=maker.text(point.deadline),
    )


def _links(point: RemarkPoint, maker: Maker) -> Runs:
    """Figures and items a point speaks of, as a list of linked names."""
    linked = [Run(maker.text(i.name), item=i.id) for i in maker.items(point.items)]
    for figure in maker.figures(point.figures):
        name = maker.teller.short(figure)
        words = maker.say("name-value", name=name, value=maker.teller.value(figure))
        linked.append(Run(words, figure=figure.id))
    comma = Run(maker.teller.say("list-comma"))
    return tuple(run for one in linked for run in (comma, one))[1:]


def make_note(block: NoteBlock, path: str, maker: Maker) -> Note | None:
    """A remark on method; None when it speaks of what this view leaves out."""
    return None if maker.hides_part_of(block.note) else Note(path, maker.runs(block.note))
