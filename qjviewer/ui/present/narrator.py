"""What is said of a show, unasked: the pages before everybody, the rest to the presenter alone."""

from collections.abc import Iterator

import msgspec

from qjviewer.pages.deck import Slide
from qjviewer.setting.slides.look import SlideLook
from qjviewer.ui.present.console.console_header import Status, pace_words
from qjviewer.ui.present.show import Blank, Panel, Show
from qjviewer.ui.present.spoken_slide import page_words, step_words
from qjviewer.ui.present.timer import Pace, PaceKind
from qjviewer.wording import say

# A talk that is ahead of its plan needs no warning.
_WARNED: tuple[PaceKind, ...] = ("behind", "over")


class Moment(msgspec.Struct, frozen=True):
    """What of the state of a show is worth a word when it changes."""

    slide: Slide
    step: int
    total: int
    blank: Blank
    held: str  # the page the audience's view is held on; empty while it follows
    pace: Pace
    paused: bool
    panel: Panel
    changes: int
    broken: bool
    warnings: tuple[str, ...]


def moment_of(show: Show, status: Status, warnings: tuple[str, ...]) -> Moment:
    """The state of a show as it is now."""
    return Moment(
        slide=show.slide,
        step=show.step,
        total=show.deck.total,
        blank=show.blank,
        held=show.audience().number if show.frozen else "",
        pace=status.pace,
        paused=status.paused,
        panel=show.panel,
        changes=status.changes,
        broken=status.broken,
        warnings=warnings,
    )


class Narrator:
    """Tells one moment from the one before."""

    def __init__(self) -> None:
        self._before: Moment | None = None

    def pages(self, now: Moment, look: SlideLook) -> Iterator[str]:
        """What is said of the page: another one, or a step of it."""
        before = self._before
        if before is None or before.slide is not now.slide:
            yield page_words(now.slide, now.total, look, whole=now.step > 0)
        elif before.step != now.step:
            yield step_words(now.slide, now.step, look, back=now.step < before.step)

    def asides(self, now: Moment, look: SlideLook) -> Iterator[str]:
        """What only the presenter hears."""
        before = self._before
        if before is None:
            yield from now.warnings
            return
        lang = look.lang
        if before.blank != now.blank:
            yield say(f"present.badge-{now.blank}" if now.blank else "spoken.blank-off", lang)
        if before.held != now.held:
            key = "present.badge-frozen" if now.held else "spoken.frozen-off"
            yield say(key, lang, number=now.held)
        if before.paused != now.paused:
            yield say("present.paused" if now.paused else "spoken.going-on", lang)
        if before.pace.kind != now.pace.kind and now.pace.kind in _WARNED:
            yield pace_words(now.pace, lang)
        if now.panel and before.panel != now.panel:
            yield say(f"present.do-{now.panel}", lang)
        yield from _data_news(before, now, look)
        yield from (words for words in now.warnings if words not in before.warnings)

    def remember(self, now: Moment) -> None:
        """All of this moment was said."""
        self._before = now


def _data_news(before: Moment, now: Moment, look: SlideLook) -> Iterator[str]:
    if now.broken and not before.broken:
        yield say("present.lock-broken", look.lang)
    elif now.changes and before.changes != now.changes:
        yield say("spoken.data-changed", look.lang, count=now.changes)
