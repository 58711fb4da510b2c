"""What a style is given: the briefing in the view asked for, the options, the ruler, the time."""

import datetime as dt
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from qjviewer.charts.marks import Role
from qjviewer.figures.teller import Teller
from qjviewer.load import Loaded, View, restated
from qjviewer.pages.blocks import Cover, Page
from qjviewer.ui.printing.desk import Desk, numbered
from qjviewer.ui.printing.errors import PrintError
from qjviewer.ui.printing.options import Frame, PrintOptions, frame
from qjviewer.ui.printing.sheet import Face, Placed, Words
from qjviewer.ui.printing.typeset import Ruler
from qjviewer.wording import say

Tick = Callable[[int, int], None]


def _silent(done: int, total: int) -> None:
    """Nobody watches."""


@dataclass(frozen=True)
class Job:
    """One print; `tick` is told how much is done and may raise PrintError to stop."""

    loaded: Loaded
    options: PrintOptions
    ruler: Ruler
    now: dt.datetime
    pages: tuple[Page, ...]
    cover: Cover
    teller: Teller
    tick: Tick = field(default=_silent)

    @property
    def wide(self) -> bool:
        """Whether the sheets lie wide."""
        return self.options.landscape

    def frame(self, number: int, wide: bool | None = None) -> Frame:
        """The type area of a sheet."""
        return frame(self.options, number, self.wide if wide is None else wide)

    def desk(self) -> Desk:
        """The tools for a column as wide as the type area."""
        area = self.frame(1)
        return Desk(self.ruler, self.teller, area.width, area.height, numbered(self.pages))

    def say(self, key: str, /, **values: object) -> str:
        """A phrase of the area `printing`."""
        return say(f"printing.{key}", self.teller.lang, **values)

    @property
    def stamp(self) -> str:
        """As-of date, time of printing, fingerprint of the data, in one line."""
        parts = (self.cover.as_of, self.printed, self.say("digest", digest=self.digest))
        return "　".join(p for p in parts if p)

    @property
    def printed(self) -> str:
        """When it was printed."""
        day = self.teller.day(self.now.date())
        return self.say("printed", day=day, time=self.now.strftime("%H:%M"))

    @property
    def digest(self) -> str:
        """The fingerprint in groups of four."""
        text = self.loaded.digest
        return " ".join(text[n : n + 4] for n in range(0, len(text), 4))

    def watermark(self, width: float, height: float) -> tuple[Placed, ...]:
        """Pale words across a sheet, under everything else."""
        text = self.options.watermark.strip()
        if not text:
            return ()
        diagonal = (width**2 + height**2) ** 0.5
        face = Face("sans", 100, bold=True)
        size = min(90.0, 100 * 0.6 * diagonal / max(self.ruler.width(text, face), 1))
        face = Face("sans", round(size * 4) / 4, bold=True)
        along = self.ruler.width(text, face) / diagonal
        ink: Role = "tile"
        x, y = width / 2 * (1 - along) + size * 0.25, height / 2 * (1 + along)
        turn = math.degrees(math.atan2(height, width))
        return (Words(x, y, text, face, ink, turn),)


def job_for(
    loaded: Loaded,
    options: PrintOptions,
    ruler: Ruler,
    *,
    now: dt.datetime | None = None,
    tick: Tick | None = None,
) -> Job:
    """Put a briefing in the view the options ask for; a tab that does not exist is an error."""
    view = View(loaded.view.lang, context=options.context)
    if view != loaded.view:
        loaded = restated(loaded, view)
    if loaded.bundle is None or loaded.cover is None:
        raise PrintError("empty")
    pages = _chosen(loaded.pages, options.tabs, view)
    teller = Teller(loaded.bundle, view.lang)
    now = now or dt.datetime.now().astimezone()
    return Job(loaded, options, ruler, now, pages, loaded.cover, teller, tick or _silent)


def _chosen(pages: Sequence[Page], tabs: Sequence[str], view: View) -> tuple[Page, ...]:
    known = {p.id for p in pages}
    for tab in tabs:
        if tab not in known:
            comma = say("figures.list-comma", view.lang)
            raise PrintError("no-tab", tab=tab, known=comma.join(p.id for p in pages))
    return tuple(p for p in pages if not tabs or p.id in tabs)
