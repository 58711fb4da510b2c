"""What happens in a meeting, in order: each scene presses keys or saves files, and says what is seen."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from typing import Any, Final

from meeting_keys import every_key, saves_pages
from meeting_record import DATA, Meeting
from meeting_room import PATIENCE

# A figure that the second page shows large, and what it is changed to while that page stands there.
TYPED, CHANGED = "gdp: {yoy: {value: 13.4,", "gdp: {yoy: {value: 13.5,"
# What is typed for each question, in Chinese and English, and the figure meant; no page shows the last one.
QUESTIONS: Final = (
    ("gdzc", "fixed", "fai.yoy@qujiang@2023H1"),
    ("yintai", "yintai", "yintai-workers"),
    ("hzssh", "hangzhou", "retail.yoy@hangzhou@2022"),
)
GREEN, ORANGE, RED = 0x6FD69A, 0xFFB35C, 0xFF7B72


def begins(meeting: Meeting) -> None:
    """F5 fills both screens, the notes on the laptop."""
    meeting.room.press("F5")
    there = meeting.waits(lambda: len(meeting.shown()) == 2)
    meeting.see(f"F5: full screen on {', '.join(sorted(meeting.shown()))}", there)
    seen, is_right = meeting.becomes(told_of(meeting, 0, 0))
    meeting.see(f"projector: {seen}", is_right)
    meeting.see("notes are not on the projector", meeting.room.focused() == meeting.shown().get("laptop"))
    meeting.keep("begin")


def walks(meeting: Meeting) -> None:
    """Next, to the end of the walk: every page, every step, in order; then no further."""
    keys = ("Next", "Right", "space", "n", "Down")
    walk = meeting.pages.deck.walk
    stations = [(n, step) for n, s in enumerate(walk) for step in range(s.steps + 1)][1:]
    for turn, (n, step) in enumerate(stations):
        meeting.room.press(keys[turn % len(keys)])
        seen, is_right = meeting.becomes(told_of(meeting, n, step))
        meeting.see(f"{keys[turn % len(keys)]}: {seen}", is_right)
        meeting.keep(f"walk-{n + 1}-{step}")
    meeting.room.press("Next")
    meeting.see("no wrap at the end", meeting.projected() == told_of(meeting, *stations[-1]))
    meeting.room.press("2", "Return")
    seen, is_right = meeting.becomes(told_of(meeting, 1, 0))
    meeting.see(f"2, Enter: {seen}", is_right)


def asks(meeting: Meeting) -> None:
    """Three questions: searched and previewed by the presenter alone, sent, and back to the place."""
    place = meeting.projected()
    for chinese, english, meant in QUESTIONS:
        typed = english if meeting.pages.lang == "en" else chinese
        known = asked_for(meeting, typed)
        hit = known.figure or known.item
        meeting.see(f"/ {typed}: {known.name} {known.value}", hit == meant)
        meeting.pages.add_answer(known)
        meeting.room.press("slash")
        time.sleep(1)
        before = meeting.room.settled("laptop")
        meeting.room.type(typed)
        meeting.waits(lambda was=before: (meeting.room.settled("laptop") != was).any())  # type: ignore[misc]
        meeting.see(f"while typing the projector shows {meeting.projected()}", meeting.projected() == place)
        meeting.keep(f"asking-{typed}")
        meeting.room.press("Return")
        seen, is_right = meeting.becomes(lambda shown, name=known.name: name in shown)  # type: ignore[misc]
        meeting.see(f"Enter: {seen}", is_right)
        meeting.keep(f"answer-{typed}")
        meeting.room.press("BackSpace")
        seen, is_right = meeting.becomes(place)
        meeting.see(f"Backspace: {seen}", is_right)
    name = QUESTIONS[-1][-1]
    meeting.see(f"no page shows {name}", all(name not in names for names in figures_of(meeting)))


def blanks_and_freezes(meeting: Meeting) -> None:
    """Black stays black while pages turn; a frozen view stays while the presenter looks elsewhere."""
    room = meeting.room
    room.press("period")
    seen, is_right = meeting.becomes("black")
    meeting.see(f". : {seen}", is_right)
    room.press("Next")
    meeting.see(f"Next while black: {meeting.projected()}", meeting.projected() == "black")
    meeting.keep("black")
    room.press("b")
    seen, is_right = meeting.becomes(told_of(meeting, 1, 1))
    meeting.see(f"B: {seen}", is_right)
    room.press("f")
    held = meeting.projected()
    for key in ("Next", "3", "Return"):
        room.press(key)
    time.sleep(2)
    meeting.see(f"F, then page 3: the projector keeps {meeting.projected()}", meeting.projected() == held)
    meeting.keep("frozen")
    room.press("f")
    seen, is_right = meeting.becomes(told_of(meeting, 2, 0))
    meeting.see(f"F again: {seen}", is_right)
    room.press("2", "Return")
    meeting.becomes(told_of(meeting, 1, 0))


def is_changed(meeting: Meeting) -> None:
    """A save changes a figure: told on the console, applied only on command."""
    text = (meeting.bundle / DATA).read_text(encoding="utf-8")
    before = meeting.projected()
    meeting.save(text.replace(TYPED, CHANGED, 1))
    meeting.see("changed save: the console says so", meeting.waits(lambda: meeting.tells(ORANGE)))
    meeting.see(f"the projector keeps {meeting.projected()}", meeting.projected() == before)
    meeting.opens("d", "changes")
    meeting.room.press("Escape")
    apply_change(meeting)
    meeting.see("the console says that the data are locked", meeting.waits(lambda: meeting.tells(GREEN)))
    seen, is_right = meeting.becomes(lambda shown: "13.5" in shown)
    meeting.see(f"A: {seen}", is_right)
    meeting.keep("applied")


def apply_change(meeting: Meeting) -> None:
    """A; where something is to be objected, its list opens and a second A is the wish to go on."""
    from known_pages import KnownPages

    from qjviewer.load import View, load

    loaded = load(meeting.bundle, View(meeting.pages.lang))
    meeting.pages = KnownPages(loaded)
    meeting.room.press("a")
    time.sleep(1)
    if meeting.tells(ORANGE):
        meeting.keep("objection", "laptop")
        meeting.room.press("a")


def is_broken(meeting: Meeting) -> None:
    """A save that cannot be read: told, refused, and what waited before it is void; mended, it is no news."""
    text = (meeting.bundle / DATA).read_text(encoding="utf-8")
    before = meeting.projected()
    meeting.save(text.replace(CHANGED, TYPED, 1))
    meeting.see("another save waits", meeting.waits(lambda: meeting.tells(ORANGE)))
    meeting.save(text.replace("data:", "data: [", 1))
    meeting.see("broken save: the console says so", meeting.waits(lambda: meeting.tells(RED)))
    meeting.opens("d", "broken")
    meeting.room.press("Escape", "a")
    meeting.see(f"A after it: {meeting.projected()}", meeting.projected() == before)
    meeting.save(text)
    meeting.see("put back as it was: locked, no news", meeting.waits(lambda: meeting.tells(GREEN)))


def loses_projector(meeting: Meeting) -> None:
    """The cable comes out and goes in again: notes stay where they are, the page comes back."""
    before = meeting.projected()
    meeting.room.unplug()
    gone = meeting.waits(lambda: list(meeting.shown()) == ["laptop"])
    meeting.see(f"projector lost: full screen on {', '.join(meeting.shown())}", gone)
    time.sleep(1.5)
    meeting.keep("lost")
    meeting.room.press("Next")
    meeting.room.plug()
    meeting.see("projector back", meeting.waits(lambda: len(meeting.shown()) == 2))
    time.sleep(1.5)
    seen, is_right = meeting.becomes(lambda shown: shown not in ("unknown", before))
    meeting.see(f"it shows the page the talk has come to: {seen}", is_right)
    meeting.keep("back")


def points(meeting: Meeting) -> None:
    """Ctrl-drag points; after it and Esc a window of the show still has the keys."""
    room = meeting.room
    room.drag_with_control((1900, 500), (2400, 700))
    meeting.see(f"Ctrl-drag: the keys go to {room.focused()}", room.focused() in meeting.shown().values())
    page = meeting.projected()
    room.press("l", "Escape")
    meeting.see(f"L, Esc: the keys go to {room.focused()}", room.focused() in meeting.shown().values())
    room.press("Next")
    seen, is_right = meeting.becomes(lambda shown: shown not in (page, "unknown"))
    meeting.see(f"Next: {seen}", is_right)


def ends(meeting: Meeting) -> None:
    """Esc ends the show, the window has the keys again; a clicker's F5 and Esc begin and end it once more."""
    room, during = meeting.room, set(meeting.shown().values())
    for again in ("", "once more "):
        room.press("Escape")
        gone = meeting.waits(lambda: not meeting.shown())
        focus = room.focused()
        meeting.see(f"Esc {again}: the keys go to {focus}", gone and bool(focus) and focus not in during)
        meeting.keep("end", "laptop")
        if not again:
            room.press("F5")
            meeting.see("F5: again", meeting.waits(lambda: len(meeting.shown()) == 2))
            time.sleep(1)


def quits(meeting: Meeting) -> None:
    """Ctrl+Q ends the program, from within the show; the times of all shows were kept."""
    leaves(meeting)
    kept = sorted((meeting.out / "home").rglob("rehearsals/*.csv"))
    lines = kept[0].read_text(encoding="utf-8-sig").splitlines() if kept else []
    meeting.see(
        f"times kept of {len(kept)} shows, {max(0, len(lines) - 1)} pages in the first", len(lines) > 10
    )
    log = (meeting.out / "program.log").read_text(encoding="utf-8", errors="replace").strip()
    meeting.see(f"the program said: {log or 'nothing'}", "Traceback" not in log)


SCENES: Final = (
    begins, walks, asks, blanks_and_freezes, is_changed, is_broken, loses_projector, points,
    saves_pages, ends, every_key, quits,
)  # fmt: skip


def leaves(meeting: Meeting) -> None:
    """Ctrl+Q ends the program."""
    meeting.room.press("ctrl+q")
    try:
        code: int | None = meeting.process.wait(PATIENCE * 2)
    except subprocess.TimeoutExpired:
        code = None
    meeting.see(f"Ctrl+Q: exit code {code}", code == 0)


def in_public(meeting: Meeting) -> None:
    """A lobby screen: slides and paging keys alone, its own loop when nobody pages; left by Ctrl+Q."""
    room = meeting.room
    there = meeting.waits(lambda: len(meeting.shown()) == 1)
    only = [w.title for w in room.windows()] == list(meeting.shown().values())
    meeting.see(
        f"full screen on {', '.join(meeting.shown())}, and no window that can be edited", there and only
    )
    first = meeting.becomes(told_of(meeting, 0, 0))[0]
    room.press("b", "g", "slash", "d", "F1", "Escape", "1", "c")
    seen = meeting.projected()
    meeting.see(
        f"B G / D F1 Esc 1 C: {seen}", meeting.shown() != {} and seen in (first, told_of(meeting, 1, 0))
    )
    meeting.keep("public", "projector")
    room.press("End")
    last = told_of(meeting, len(meeting.pages.deck.walk) - 1, 0)
    started = time.monotonic()
    meeting.see(f"End: {last}", meeting.becomes(last)[1])
    going = meeting.waits(lambda: meeting.projected() not in (last, "unknown"), 60)
    waited = time.monotonic() - started
    meeting.see(f"after {waited:.0f} s it goes on by itself: {meeting.projected()}", going and waited > 20)
    leaves(meeting)


# What is known of the deck ---------------------------------------------------------------------


def told_of(meeting: Meeting, index: int, step: int) -> str:
    """A page of the walk up to a step, in the words that a picture of it is recognised by."""
    slide = meeting.pages.deck.walk[index]
    return str(next(p.told for p in meeting.pages.known if p.slide is slide and p.step == step))


def asked_for(meeting: Meeting, typed: str) -> Any:
    """What the program finds first for the words typed."""
    from qjviewer.pages.asking import ask, askables

    return ask(askables(meeting.pages.deck, meeting.pages.maker), typed)[0]


def figures_of(meeting: Meeting) -> Iterator[frozenset[str]]:
    """The figures of every page."""
    from qjviewer.pages.shown import figures_on

    return (figures_on(slide.content) for slide in meeting.pages.deck.slides)
