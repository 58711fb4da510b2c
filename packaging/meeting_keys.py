"""The keys of the table, pressed one by one in a meeting; what Ctrl+S asks and keeps."""

from __future__ import annotations

import re
import time

from meeting_record import Meeting


def saves_pages(meeting: Meeting) -> None:
    """Ctrl+S asks on the laptop where to; Esc leaves it, a name keeps every page as a PDF."""
    room, place, target = meeting.room, meeting.projected(), meeting.out / "slides.pdf"
    on_laptop = asks_where(meeting)
    meeting.see(f"Ctrl+S: asks on the laptop; the projector keeps {meeting.projected()}", on_laptop)
    meeting.keep("saving")
    meeting.see("nothing of it on the projector", meeting.projected() == place)
    room.press("Escape")
    left = meeting.waits(lambda: room.focused() in meeting.shown().values())
    meeting.see(f"Esc: the keys go to {room.focused()}", left)
    asks_where(meeting)
    room.press("ctrl+a")
    room.type(str(target))
    room.press("Return")
    saved = meeting.waits(target.exists)
    pages = len(re.findall(rb"/Type\s*/Page\b", target.read_bytes())) if saved else 0
    meeting.see(f"a name and Enter: {pages} pages", pages == len(meeting.pages.deck.slides))
    back = meeting.waits(lambda: room.focused() in meeting.shown().values())
    meeting.see(f"after it the keys go to {room.focused()}", back)


def asks_where(meeting: Meeting) -> bool:
    """Press Ctrl+S; gives whether what it opens is on the laptop alone."""
    before = {w.number for w in meeting.room.windows()}
    meeting.room.press("ctrl+s")
    there = meeting.waits(lambda: any(w.number not in before for w in meeting.room.windows()))
    time.sleep(0.5)
    return there and all(w.screen == "laptop" for w in meeting.room.windows() if w.number not in before)


def every_key(meeting: Meeting) -> None:
    """Each key of the table of keys, pressed during a show: the program lives and says nothing wrong."""
    from qjviewer.ui.present.keys import BINDINGS, ShowCommand

    # These two end it: pressed in scenes of their own.
    skipped = (ShowCommand.QUIT, ShowCommand.LEAVE)
    keys = [key for b in BINDINGS if b.command not in skipped for key in b.keys]
    meeting.room.press("F5")
    meeting.waits(lambda: len(meeting.shown()) == 2)
    for key in keys:
        if key == "Ctrl+S":
            asks_where(meeting)
        else:
            meeting.room.press(x_name(key))
        # A panel takes keys for itself: it is left before the next one.
        if key in ("G", "Tab", "/", "F1", "?", "D", "Ctrl+S"):
            meeting.room.press("Escape")
    alive = meeting.process.poll() is None and len(meeting.shown()) == 2
    meeting.see(f"{len(keys)} keys of the table pressed: the show is still on", alive)
    meeting.keep("keys")


def x_name(key: str) -> str:
    """A key of the table by its X name."""
    words = {
        "PgDown": "Next", "PgUp": "Prior", "Space": "space", "Backspace": "BackSpace", "Enter": "KP_Enter",
        ".": "period", ",": "comma", "/": "slash", "?": "question", "+": "plus", "=": "equal", "-": "minus",
        "Esc": "Escape",
    }  # fmt: skip
    *held, last = key.split("+") if len(key) > 1 else [key]
    return "+".join([*(h.lower() for h in held), words.get(last, last.lower() if len(last) == 1 else last)])
