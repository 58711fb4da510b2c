"""The slides of a briefing, one a slide of its deck."""

import io
from collections.abc import Iterator, Sequence
from typing import Any

from qjviewer.charts.layout.plane import Rect
from qjviewer.charts.marks import Bracket
from qjviewer.exports.native import differences_told, native
from qjviewer.exports.parts import Options, Parts
from qjviewer.exports.slides.drawn import draw_shapes
from qjviewer.exports.slides.native_cards import draw_cards
from qjviewer.exports.slides.native_charts import draw_chart
from qjviewer.exports.slides.native_tables import draw_table
from qjviewer.exports.slides.slide_canvas import (
    ACCENT,
    INK,
    MAIN,
    MUTED,
    WHITE,
    Paragraph,
    ParagraphSetting,
    SlideCanvas,
    TextSpan,
    clean,
    emu,
    evenly_broken,
    fitted,
    height_of,
    on_one_line,
)
from qjviewer.pages.blocks import (
    Cards,
    Chart,
    Entries,
    EntryLine,
    Note,
    PointLine,
    Points,
    RemarkLine,
    Table,
    Trouble,
    text_of,
)
from qjviewer.pages.deck import Closing, Content, Deck, Opening, RemarkList, SideBySide, Slide, Slogan
from qjviewer.pages.told import build
from qjviewer.setting.slides.fit import fit_deck
from qjviewer.setting.slides.look import look_for
from qjviewer.setting.slides.shapes import SHAPES
from qjviewer.setting.slides.style import HEIGHT, page_width
from qjviewer.wording import say

_HEIGHT = 540.0  # points, whatever the shape
_MARGIN = 42.0
_ABOVE = 0.4  # of the room: numbers or statements over their picture
_TITLE_ONLY = 5  # the layout of the library's own template


def presentation(parts: Parts, options: Options) -> bytes:
    """The file; raises ImportError where python-pptx is missing."""
    from pptx import Presentation

    made = Presentation()
    deck = fitted_slides(parts, options.slides)
    width = page_width(*SHAPES[options.slides]) * _HEIGHT / HEIGHT
    made.slide_width, made.slide_height = emu(width), emu(_HEIGHT)
    made.core_properties.title, made.core_properties.author = (
        clean(parts.cover.title),
        clean(parts.cover.author),
    )
    for number, slide in enumerate(deck.slides, 1):
        target = made.slides.add_slide(made.slide_layouts[_TITLE_ONLY])
        SlideMaker(target, slide, parts, width).make()
        if slide.appendix:
            # Hidden: reached by its number or from the overview, not walked through.
            target._element.set("show", "0")
        options.advance(number / len(deck.slides))
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


def fitted_slides(parts: Parts, shape: str) -> Deck:
    """The pages that a projector of this shape shows."""
    deck = build(parts.cover, parts.pages, parts.lang, parts.digest)
    return fit_deck(deck, look_for(parts.cover, parts.bundle, parts.lang, parts.mark), SHAPES[shape]).deck


class SlideMaker:
    """Draws one slide: headline, content, source line, notes."""

    def __init__(self, target: Any, slide: Slide, parts: Parts, width: float) -> None:
        self._target, self._slide, self._parts = target, slide, parts
        self._width = width
        self._canvas = SlideCanvas(target.shapes, parts.lang)

    def make(self) -> None:
        """The whole slide."""
        content = self._slide.content
        if isinstance(content, Opening):
            self._opening(content)
        else:
            area = self._head()
            self._content(area)
            self._foot()
        self._mark()
        self._notes()

    def _mark(self) -> None:
        """Across the top, why the slide should not have left, or that its words are to be reviewed."""
        page = next((p for p in self._parts.pages if p.id == self._slide.tab), None)
        if words := self._parts.marks_of(page):
            box = Rect(_MARGIN, 4, self._width - 2 * _MARGIN, 20)
            self._canvas.box(box, WHITE, ACCENT)
            told = fitted([[TextSpan(words, 13, True, ACCENT)]], box)
            self._canvas.text(box, told, ParagraphSetting("center", "middle"))

    def _title(self, box: Rect, size: float, colour: str, anchor: str = "middle") -> None:
        """The headline in the slide's own title, which outlines and readers look for."""
        title = self._target.shapes.title
        title.left, title.top, title.width, title.height = (
            emu(v) for v in (box.left, box.top, box.width, box.height)
        )
        words = fitted([[TextSpan(text_of(self._slide.headline), size, True, colour)]], box)
        told = [[evenly_broken(s, box.width) for s in spans] for spans in on_one_line(words, box.width)]
        self._canvas.fill_text(title.text_frame, told, ParagraphSetting(anchor=anchor))

    def _head(self) -> Rect:
        """The headline; gives the area left for the content."""
        self._canvas.box(Rect(_MARGIN, 34, 6, 46), MAIN)
        self._title(Rect(_MARGIN + 16, 26, self._width - 2 * _MARGIN - 16, 62), 28, INK)
        return Rect(_MARGIN, 104, self._width - 2 * _MARGIN, _HEIGHT - 104 - 62)

    def _foot(self) -> None:
        width = self._width - 2 * _MARGIN - 50
        box = Rect(_MARGIN, _HEIGHT - 54, width, 32)
        if self._slide.sources:
            self._canvas.text(
                box,
                fitted([[TextSpan(self._slide.sources, 12, colour=MUTED)]], box),
                ParagraphSetting(anchor="bottom"),
            )
        at = Rect(self._width - _MARGIN - 40, _HEIGHT - 54, 40, 32)
        self._canvas.text(
            at,
            [[TextSpan(self._slide.label(self._parts.lang), 12, colour=MUTED)]],
            ParagraphSetting("right", "bottom"),
        )

    def _notes(self) -> None:
        words = "\n".join(p for p in (self._slide.notes, *self._said(), self._slide.sources) if p)
        if words:
            self._target.notes_slide.notes_text_frame.text = clean(words)

    def _said(self) -> Iterator[str]:
        """Who said what the slide lists, for whoever reads the notes."""
        content = self._slide.content
        match content.first if isinstance(content, SideBySide) else content:
            case Points(points=points):
                told = ((text_of(p.runs), p.people) for p in points)
            case Entries(entries=entries):
                told = ((e.name, e.people) for e in entries)
            case _:
                return
        yield from (f"{words}{self._parts.said_by(people)}" for words, people in told if people)

    # Content ---------------------------------------------------------------------------

    def _content(self, area: Rect) -> None:
        self._draw(self._slide.content, area)

    def _draw(self, content: Content, area: Rect) -> None:
        match content:
            case SideBySide(first=first, picture=picture):
                high = area.height * _ABOVE
                self._draw(first, Rect(area.left, area.top, area.width, high))
                below = area.top + high + 8
                self._draw(picture, Rect(area.left, below, area.width, area.bottom - below))
            case Cards() as cards:
                draw_cards(self._canvas, cards.cards, area)
            case Chart() as chart:
                self._chart(chart, area)
            case Table() as table:
                draw_table(self._canvas, table, area, self._parts.lang)
            case Points() as points:
                self._list([self._point(p) for p in points.points], area)
            case Entries() as entries:
                self._list([self._entry(e) for e in entries.entries], area)
            case RemarkList() as remarks:
                lines = [self._remark(n, x) for n, x in enumerate(remarks.lines, remarks.first)]
                self._list(lines, area, bullets=False)
            case Slogan() as slogan:
                self._slogan(slogan, area)
            case Closing() as closing:
                self._closing(closing, area)
            case Note() as note:
                self._list([[TextSpan(text_of(note.runs))]], area, bullets=False)
            case Trouble() as trouble:
                self._list([[TextSpan(trouble.text, colour=MUTED)]], area, bullets=False)
            case Opening():
                return

    def _chart(self, chart: Chart, area: Rect) -> None:
        top = area.top
        if subtitle := text_of(chart.subtitle):
            self._canvas.text(Rect(area.left, top, area.width, 22), [[TextSpan(subtitle, 16, colour=MUTED)]])
            top += 26
        found = native(chart, self._parts)
        notes = self._under(chart, is_native=found is not None)
        low = min(90.0, height_of(notes, area.width)) if notes else 0.0
        plot = Rect(area.left, top, area.width, area.bottom - top - low - (6 if notes else 0))
        if found is not None:
            draw_chart(self._canvas, found, chart.scene, plot, text_of(chart.title))
        else:
            draw_shapes(self._canvas, chart.scene, plot, text_of(chart.title))
        if notes:
            box = Rect(area.left, area.bottom - low, area.width, low)
            self._canvas.text(box, fitted(notes, box), ParagraphSetting(anchor="bottom"))

    def _under(self, chart: Chart, *, is_native: bool) -> list[list[TextSpan]]:
        """Differences that a native chart has no place for, and notes."""
        bracketed = any(isinstance(m, Bracket) for m in chart.scene.marks)
        told = differences_told(chart.scene, self._parts) if is_native and not bracketed else ()
        lines = [[TextSpan(t, 16, True, ACCENT)] for t in told]
        return lines + [[TextSpan(say("exports.note", self._parts.lang, text=text_of(n)), 12, colour=MUTED)]
                        for n in chart.notes]  # fmt: skip

    def _list(self, lines: Sequence[Paragraph], area: Rect, *, bullets: bool = True) -> None:
        gap = 10.0
        spans = fitted(lines, area, most=1.3, gap=gap, indent=20 if bullets else 0)
        self._canvas.text(area, spans, ParagraphSetting(bullets=bullets, gap=gap))

    def _point(self, point: PointLine) -> list[TextSpan]:
        kind = say(f"pages.{point.kind}", self._parts.lang) if point.kind else ""
        colour = ACCENT if point.kind == "weakness" else MAIN
        lead = [TextSpan(f"{kind}　", 20, True, colour)] if kind else []
        return [
            *lead,
            TextSpan(text_of(point.runs), 20),
            TextSpan(self._parts.said_by(point.people), 14, colour=MUTED),
        ]

    def _entry(self, entry: EntryLine) -> list[TextSpan]:
        label = say("exports.in-brackets", self._parts.lang, text=entry.label)
        said = TextSpan(self._parts.said_by(entry.people), 14, colour=MUTED)
        return [
            TextSpan(entry.name, 18, True),
            TextSpan(label, 14, colour=MUTED),
            TextSpan(text_of(entry.text)),
            said,
        ]

    def _remark(self, number: int, line: RemarkLine) -> list[TextSpan]:
        more = [" → ".join(line.steps), text_of(line.links), line.responsible, line.deadline]
        tail = "".join(f"\n{m}" for m in more if m)
        return [
            TextSpan(f"{number}. {line.title}　", 20, True, MAIN),
            TextSpan(text_of(line.text), 18),
            TextSpan(tail, 14, colour=MUTED),
        ]

    def _slogan(self, slogan: Slogan, area: Rect) -> None:
        panel = slogan.panel
        top = Rect(area.left, area.top + 10, area.width, 130)
        self._canvas.text(
            top, fitted([[TextSpan(panel.slogan, 40, True, MAIN)]], top), ParagraphSetting("center", "middle")
        )
        who = " · ".join(w for w in (panel.speaker, panel.role, panel.occasion, panel.mode_text) if w)
        self._canvas.text(
            Rect(area.left, top.bottom + 6, area.width, 26),
            [[TextSpan(who, 16, colour=MUTED)]],
            ParagraphSetting("center"),
        )
        rest = Rect(area.left, top.bottom + 48, area.width, area.bottom - top.bottom - 48)
        self._canvas.text(rest, fitted([[TextSpan(text_of(panel.text), 20)]], rest))

    def _opening(self, content: Opening) -> None:
        cover = content.cover
        self._canvas.box(Rect(0, 0, self._width, _HEIGHT * 0.62), MAIN)
        # The title stands on the coloured ground, so it must come after it.
        title = self._target.shapes.title
        title._element.getparent().append(title._element)
        self._title(Rect(60, 110, self._width - 120, 180), 40, WHITE, "bottom")
        lines = [
            " · ".join(p for p in (cover.place, cover.period) if p),
            cover.as_of,
            cover.peers,
            cover.author,
        ]
        box = Rect(60, _HEIGHT * 0.62 + 24, self._width - 120, 140)
        self._canvas.text(
            box,
            fitted([[TextSpan(line, 20, colour=INK)] for line in lines if line], box),
            ParagraphSetting(gap=4),
        )

    def _closing(self, content: Closing, area: Rect) -> None:
        lines = [[TextSpan(f"[{s.number}] {s.text}", 14)] for s in content.cover.sources]
        if content.cover.note:
            lines.append([TextSpan(content.cover.note, 14, colour=MUTED)])
        if fingerprint := self._parts.fingerprint:
            lines.append([TextSpan(fingerprint, 12, colour=MUTED)])
        self._canvas.text(area, fitted(lines, area, gap=4), ParagraphSetting(gap=4))
