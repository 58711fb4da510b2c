"""What every format is made from: the briefing laid out in one view, and what was asked for."""

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Protocol

import msgspec
from msgspec.structs import replace

from qjviewer.bundle.model import Bundle
from qjviewer.exports.errors import ExportError
from qjviewer.figures.cube import Cube
from qjviewer.figures.figure import Figure
from qjviewer.figures.teller import Teller
from qjviewer.pages.blocks import Chart, Cover, Page, Run
from qjviewer.pages.build_pages import build as build_pages
from qjviewer.pages.maker import Maker
from qjviewer.pages.page_pieces import pieces_of
from qjviewer.pages.view import View
from qjviewer.setting.slides.shapes import SHAPES
from qjviewer.wording import Language, say

# A chart and how many dots an inch -> the bytes of a PNG file. Only a program with Qt has one.
Picture = Callable[[Chart, int], bytes]

SLIDES = tuple(SHAPES)
DPI = range(72, 1201)


class Options(msgspec.Struct, frozen=True):
    """What was asked for: one tab or all, one chart, the slide's shape, sharpness of pictures."""

    tab: str = ""
    chart: str = ""
    slides: str = SLIDES[0]
    dpi: int = 300
    picture: Picture | None = None
    advance: Callable[[float], None] = msgspec.field(default=lambda share: None)


class GateFinding(Protocol):
    """What the release gate found, in words of any language."""

    def mark(self, lang: Language) -> str:
        """What every page carries; empty for a clean briefing."""
        ...

    def verdict(self, lang: Language) -> str:
        """What the fingerprint line says of checking."""
        ...


class Parts(msgspec.Struct, frozen=True, dict=True):
    """A briefing in one view, as it may leave the program.

    `digest` is the fingerprint of its files; `judgement` is None where nobody checked it. The notes of
    `pages` hold no internal figure (`pages.build` with `outgoing`).
    """

    cube: Cube
    cover: Cover
    pages: tuple[Page, ...]
    view: View
    digest: str = ""
    judgement: GateFinding | None = None

    @property
    def bundle(self) -> Bundle:
        """The bundle behind the figures."""
        return self.cube.bundle

    @property
    def lang(self) -> Language:
        """The language everything is worded in."""
        return self.view.lang

    def say(self, key: str, /, **values: object) -> str:
        """A phrase of the area `exports`."""
        return say(f"exports.{key}", self.lang, **values)

    @property
    def mark(self) -> str:
        """What every page of it says: why it should not have left; empty for a clean briefing."""
        return self.judgement.mark(self.lang) if self.judgement else ""

    def marks_of(self, page: Page | None) -> str:
        """What stands over a page: the mark of the whole, and that its words are to be reviewed."""
        stale = page.stale if page is not None else ""
        return say("release.separator", self.lang).join(m for m in (self.mark, stale) if m)

    def said_by(self, people: str) -> str:
        """Who said it, to stand behind the words; empty without anybody."""
        return say("pages.said-by", self.lang, people=people) if people else ""

    @property
    def verdict(self) -> str:
        """Whether it was checked and passed, in words."""
        judged = self.judgement
        return judged.verdict(self.lang) if judged else say("release.unchecked", self.lang)

    @property
    def fingerprint(self) -> str:
        """The line that names the data and says whether they were checked; empty without a digest."""
        return self.say("fingerprint", digest=self.digest, verdict=self.verdict) if self.digest else ""

    @cached_property
    def maker(self) -> Maker:
        """Wording, sources and the rules of what may be shown."""
        return Maker(self.cube, self.view)

    @property
    def teller(self) -> Teller:
        """How figures are worded."""
        return self.maker.teller

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure that may leave in this view: the typed ones, then those computed on pages."""
        typed = {f.id: f for f in self.typed}
        shown = (name for page in self.pages for piece in pieces_of(page) for name in piece.names)
        made = {f.id: f for name in shown if (f := self.cube.by_id(name)) is not None}
        return tuple(f for f in (typed | made).values() if self.maker.shows(f))

    @cached_property
    def typed(self) -> tuple[Figure, ...]:
        """The figures that stand in files and may leave in this view, stated differences among them."""
        found = (*self.cube.all_figures(), *stated_differences(self.cube))
        return tuple(f for f in found if self.maker.shows(f))

    def in_language(self, lang: Language) -> "Parts":
        """The same briefing in another language."""
        if lang == self.lang:
            return self
        view = replace(self.view, lang=lang)
        made = build_pages(self.cube, view, outgoing=True)
        return Parts(self.cube, made.cover, made.pages, view, self.digest, self.judgement)

    def only(self, tab: str) -> "Parts":
        """The parts with one tab; raises ExportError when there is none of this name."""
        if not tab:
            return self
        pages = tuple(p for p in self.pages if p.id == tab)
        if not pages:
            known = "、".join(p.id for p in self.pages)
            raise ExportError("no-such-tab", usage=True, tab=tab, known=known)
        return replace(self, pages=pages)

    def charts(self) -> Iterator[tuple[str, Chart]]:
        """Every chart with a short name: its tab and its number there."""
        for page in self.pages:
            found = (b for b in page.blocks if isinstance(b, Chart))
            yield from ((f"{page.id}-{n}", chart) for n, chart in enumerate(found, 1))

    def alone(self, name: str) -> Chart:
        """As `chart`, for a file of its own: what its page would say of release stands under it."""
        chart = self.chart(name)
        page = next((p for p in self.pages if any(b is chart for b in p.blocks)), None)
        mark = self.marks_of(page)
        return replace(chart, notes=((Run(mark),), *chart.notes)) if mark else chart

    def chart(self, name: str) -> Chart:
        """One chart by its short name, which may be left out where there is only one."""
        charts = dict(self.charts())
        if not charts:
            raise ExportError("no-charts", usage=True)
        if not name and len(charts) > 1:
            raise ExportError("which-chart", usage=True, known="、".join(charts))
        if name and name not in charts:
            raise ExportError("no-such-chart", usage=True, chart=name, known="、".join(charts))
        return charts[name or next(iter(charts))]


def stated_differences(cube: Cube) -> Iterator[Figure]:
    """The differences that sources state (高于全省28.7个百分点), which are typed as figures are."""
    store = cube.bundle.store
    for indicator in store.indicators:
        for measure, against, place, period in store.cells(indicator):
            if not against:
                continue
            for later in (False, True):
                base = cube.figure(indicator, measure, place, period, later=later)
                found = cube.asked(base, f"vs {against}")
                if found is not None and found.how == "stated":
                    yield found
                    break
