"""The state of a show: which page, which step, what the audience sees; no window knows more."""

import time
from collections import deque
from typing import Final, Literal, TypeAlias

import msgspec

from qjviewer.pages.deck import Deck, Slide
from qjviewer.ui.present.rehearsal import Log
from qjviewer.ui.present.slide_ink import NO_AIDS, Aids, SlideInk
from qjviewer.ui.present.timer import Clock, Pace, Timer
from qjviewer.wording import DEFAULT_LANGUAGE, Language

Blank: TypeAlias = Literal["", "black", "white"]
Panel: TypeAlias = Literal["", "overview", "question", "help", "changes"]
MAX_JUMPS: Final = 50
MAX_DIGITS: Final = 4


class AudienceFrame(msgspec.Struct, frozen=True):
    """What stands before the audience: a slide up to a step, with what lies over it."""

    slide: Slide
    number: str
    total: int
    step: int
    blank: Blank = ""
    aids: Aids = NO_AIDS


class Show:
    """Walks a deck. Every method does one thing a key asks for; none of them draws."""

    def __init__(self, deck: Deck, lang: Language = DEFAULT_LANGUAGE, clock: Clock = time.monotonic) -> None:
        self.deck, self._lang = deck, lang
        self.index = self._base = 0
        self.step = 0
        self.blank: Blank = ""
        self.panel: Panel = ""
        self.digits = ""
        self.ended = False
        self.ink = SlideInk()
        # A page made for a question: it stands before the deck until the presenter goes on or back.
        self.aside: Slide | None = None
        self._held: AudienceFrame | None = None
        self._jumps: deque[tuple[Slide, int]] = deque(maxlen=MAX_JUMPS)
        self.timer = Timer(self._planned(len(deck.slides)), clock)
        self.log = Log(self.timer)

    def begin_at(self, index: int) -> None:
        """Begin on a slide other than the first: the timer starts on leaving it."""
        self.index = self._base = self._within(index)
        self.timer.planned = self._planned(len(self.deck.slides))

    # What is shown ---------------------------------------------------------------------

    @property
    def slide(self) -> Slide:
        """The slide the presenter is on."""
        return self.aside or self.deck.slides[self.index]

    @property
    def following(self) -> Slide | None:
        """The slide after it; none at the end of the walk, and of a page of the appendix."""
        if self.aside is not None:
            return self.deck.slides[self.index]
        found = self.deck.slides[self.index + 1] if self.index + 1 < len(self.deck.slides) else None
        if found is None or (found.appendix and not (self.slide.appendix and found.part)):
            return None
        return found

    @property
    def frozen(self) -> bool:
        """Whether the audience's view is held."""
        return self._held is not None

    def frame(self) -> AudienceFrame:
        """What the presenter is on, never blank."""
        return self.framed(self.slide, self.step, self.ink.aids(self.slide.key))

    def framed(self, slide: Slide, step: int, aids: Aids = NO_AIDS) -> AudienceFrame:
        """A slide of the deck with its number."""
        return AudienceFrame(slide, slide.label(self._lang), self.deck.total, step, "", aids)

    def audience(self) -> AudienceFrame:
        """What the audience sees: the held view while frozen, and nothing while blank."""
        shown = self._held or self.frame()
        return AudienceFrame(shown.slide, shown.number, shown.total, shown.step, self.blank, shown.aids)

    # Moving ----------------------------------------------------------------------------

    def next(self) -> None:
        """Reveal the next step, else go to the next slide; there is no wrap at the end."""
        self.digits = ""
        if self.aside is not None:
            self.back()
        elif self.step < self.slide.steps:
            self.step += 1
        elif self.following is not None:
            self._go(self.index + 1)

    def previous(self) -> None:
        """Take a step back, else go to the slide before, shown whole."""
        self.digits = ""
        if self.aside is not None:
            self.back()
        elif self.step > 0:
            self.step -= 1
        elif self.index > 0 and not (self.slide.appendix and not self.slide.part):
            self._go(self.index - 1, whole=True)

    def first(self) -> None:
        """Go to the first slide."""
        self._go(0)

    def last(self) -> None:
        """Go to the last slide of the walk."""
        self._go(len(self.deck.walk) - 1)

    def digit(self, digit: str) -> None:
        """Type a page number, digit by digit."""
        self.digits = (self.digits + digit)[-MAX_DIGITS:]

    def enter(self) -> bool:
        """Go to the number typed, else on; False when there is no such page."""
        digits, self.digits = self.digits, ""
        if not digits:
            self.next()
            return True
        index = self.deck.at_number(int(digits))
        if index is None:
            return False
        self._go(index)
        return True

    def go(self, index: int) -> None:
        """Go to a slide chosen in the overview."""
        self.panel = ""
        self._go(index)

    def jump(self, index: int) -> None:
        """Answer a question: go to a slide and remember the place."""
        self._jumps.append((self.slide, self.step))
        self.go(index)
        self.step = self.slide.steps

    def answer(self, slide: Slide) -> None:
        """Answer a question with a page that is not in the deck, and remember the place."""
        self._jumps.append((self.slide, self.step))
        self.panel = ""
        self._put_aside(slide, slide.steps)

    def _put_aside(self, slide: Slide | None, step: int) -> None:
        self.ink.finish(self.slide.key)
        self.timer.begin()
        self.log.leave(self.slide)
        self.ink.zoom = None
        self.digits, self.aside, self.step = "", slide, step

    @property
    def return_to(self) -> str:
        """The page number Backspace returns to after a question; empty when there was none."""
        if not self._jumps:
            return ""
        slide = self._jumps[-1][0]
        return (slide if slide.is_answer else self.deck.slides[self.deck.place_of(slide)]).label(self._lang)

    def back(self) -> None:
        """Return to the place before the last question, else go back."""
        if not self._jumps:
            self.previous()
            return
        slide, step = self._jumps.pop()
        if slide.is_answer:
            self._put_aside(slide, step)
            return
        self._go(self.deck.place_of(slide))
        self.step = min(step, self.slide.steps)

    def _go(self, index: int, *, whole: bool = False) -> None:
        self.digits = ""
        index = self._within(index)
        if self.aside is not None:
            self._put_aside(None, 0)
        if index == self.index:
            return
        self.ink.finish(self.slide.key)
        # Not before the talk moves on: the first slide stands while people come in.
        self.timer.begin()
        self.log.leave(self.slide)
        self.index = index
        self.step = self.slide.steps if whole else 0
        self.ink.zoom = None

    def _within(self, index: int) -> int:
        return max(0, min(index, len(self.deck.slides) - 1))

    # The audience's view ---------------------------------------------------------------

    def toggle_blank(self, colour: Blank) -> None:
        """Black or white, or the slide again."""
        self.blank = "" if self.blank == colour else colour

    def toggle_freeze(self) -> None:
        """Hold the audience's view while the presenter looks elsewhere, or let it go."""
        self._held = None if self._held else self.frame()

    def toggle_panel(self, panel: Panel) -> None:
        """Open or close a panel of the console."""
        self.panel = "" if self.panel == panel else panel

    def escape(self) -> None:
        """Undo the topmost thing that is out of the ordinary; with none, end the show."""
        if self.digits or self.panel:
            self.digits, self.panel = "", ""
        elif self.ink.in_use:
            self.ink.put_down()
        elif self.blank:
            self.blank = ""
        elif self.frozen:
            self._held = None
        else:
            self.end()

    def end(self) -> None:
        """The show is over; the place is kept."""
        self.log.leave(self.slide)
        self.ended = True

    # The plan --------------------------------------------------------------------------

    def _planned(self, index: int) -> int:
        """Planned seconds from leaving the first slide shown until slide `index` begins."""
        return sum(s.seconds for s in self.deck.walk[self._base + 1 : index])

    def pace(self) -> Pace:
        """How the talk stands against its plan."""
        start = self._planned(self.index)
        end = start + (self.deck.slides[self.index].seconds if self.index > self._base else 0)
        return self.timer.pace(start, end)

    # Other data ------------------------------------------------------------------------

    def take(self, deck: Deck) -> None:
        """Go on with another deck (new data, another screen) at the same place."""
        # An answer is of the data it was made from.
        self.aside = None
        base, old = self.deck.slides[self._base], self.slide
        whole = self.step >= old.steps > 0
        self.deck = deck
        self._base = deck.place_of(base)
        self.index = deck.place_of(old)
        self.step = self.slide.steps if whole else min(self.step, self.slide.steps)
        self.timer.planned = self._planned(len(deck.slides))
