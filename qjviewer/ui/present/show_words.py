"""The state of a show in words: for the console's upper edge and its warnings."""

from PySide6.QtCore import QDateTime

from qjviewer.pages.blocks import text_of
from qjviewer.pages.deck import Slide
from qjviewer.setting.slides.look import SlideLook
from qjviewer.ui.present.console.console_header import Status
from qjviewer.ui.present.show import Show
from qjviewer.ui.present.snapshot import Snapshot
from qjviewer.wording import say


def about(look: SlideLook, key: str, slide: Slide) -> str:
    """A sentence on one slide."""
    return say(f"present.{key}", look.lang, number=slide.label(look.lang), title=text_of(slide.headline))


def status_of(show: Show, snapshot: Snapshot, look: SlideLook) -> Status:
    """What the console's upper edge tells."""
    return Status(
        timer=show.timer.text(),
        paused=show.timer.paused,
        planned=show.timer.planned,
        pace=show.pace(),
        page=say("present.page-of", look.lang, number=show.slide.label(look.lang), total=show.deck.total),
        section=show.slide.section,
        digits=show.digits,
        digest=snapshot.digest,
        changes=len(snapshot.differences) or int(snapshot.pending is not None),
        broken=snapshot.broken,
        clock=QDateTime.currentDateTime().toString("HH:mm"),
    )
