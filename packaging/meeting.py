"""Holds a whole meeting with the real program, by its keys, in a room with two screens; says what was seen.

  python3 packaging/dev.py meeting [--out FOLDER] [--lang LANG]

The briefing that ships is presented: walked through with its steps, asked about, frozen, changed and broken
on disk, its projector unplugged and plugged in again, ended. What stands on the projector is compared with
the pages as they are painted; pictures of both screens are kept. Without the tools it says which are missing.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bilingual import tell
from meeting_room import PATIENCE, MeetingRoom, meeting_room, missing_tools

BRIEFING: Final = ROOT / "data" / "qujiang-2023h1"
DATA: Final = "data.yaml"
# A figure that the second page shows large, and what it is changed to while that page stands there.
TYPED, CHANGED = "gdp: {yoy: {value: 13.4,", "gdp: {yoy: {value: 13.5,"
# What is typed for each question, and the figure or item meant: of the walk, of nothing but the items' list,
# and a figure that no page shows.
QUESTIONS: Final = (("gdzc", "fai.yoy@qujiang@2023H1"), ("yintai", "yintai-workers"), ("hzssh", "retail.yoy@hangzhou@2022"))
WHERE_CONSOLE_TELLS: Final = (slice(0, 50), slice(850, 1366))
BLACK: Final = 0x000000
GREEN, ORANGE, RED = 0x6FD69A, 0xFFB35C, 0xFF7B72


@dataclass
class Meeting:
    """The room, the program that runs in it, and what has been seen so far."""

    room: MeetingRoom
    pages: Any  # KnownPages, imported once the environment is set
    bundle: Path
    out: Path
    process: subprocess.Popen[bytes]
    failures: list[str] = field(default_factory=list)
    taken: int = 0

    # Saying ----------------------------------------------------------------------------

    def see(self, words: str, is_right: bool) -> None:
        """Say what was seen, and whether it is what should be."""
        print(f"  {'✓' if is_right else '×'} {words}", flush=True)
        if not is_right:
            self.failures.append(words)

    def keep(self, name: str, *screens: str) -> None:
        """Keep pictures of screens."""
        from known_pages import save_picture

        self.taken += 1
        for screen in screens or ("projector", "laptop"):
            target = self.out / f"{self.taken:02}-{name}-{screen}.png"
            save_picture(self.room.picture(screen), str(target))

    # Seeing ----------------------------------------------------------------------------

    def projected(self) -> str:
        """What page stands on the projector, in words."""
        pixels = self.room.settled("projector")
        if (pixels == BLACK).all():
            return "black"
        found = self.pages.seen_in(pixels)
        return found.told if found is not None else "unknown"

    def becomes(self, wanted: str | Callable[[str], bool]) -> tuple[str, bool]:
        """What the projector shows once it shows what is wanted, or at last; and whether it does."""
        is_it = wanted if callable(wanted) else lambda seen: seen == wanted
        self.waits(lambda: is_it(self.projected()))
        seen = self.projected()
        return seen, is_it(seen)

    def tells(self, colour: int) -> bool:
        """Whether the console's upper edge says something in this colour."""
        return bool((self.room.picture("laptop")[WHERE_CONSOLE_TELLS] == colour).sum() > 20)

    def waits(self, there: Callable[[], bool], patience: float = PATIENCE) -> bool:
        """Whether something comes to be."""
        until = time.monotonic() + patience
        while time.monotonic() < until and self.process.poll() is None:
            if there():
                return True
            time.sleep(0.15)
        return there()

    def shown(self) -> dict[str, str]:
        """The full-screen windows by their screens."""
        return {w.screen: w.title for w in self.room.windows() if w.is_full}

    def save(self, text: str) -> None:
        """Somebody saves the data while the show is on."""
        (self.bundle / DATA).write_text(text, encoding="utf-8")


# What happens, in order -----------------------------------------------------------------------


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
    for typed, meant in QUESTIONS:
        known = asked_for(meeting, typed)
        hit = known.figure or known.item
        meeting.see(f"/ {typed}: {known.name} {known.value}", hit == meant)
        meeting.pages.add_answer(known)
        meeting.room.press("slash")
        before = meeting.room.settled("laptop")
        meeting.room.type(typed)
        meeting.waits(lambda: (meeting.room.settled("laptop") != before).any())
        meeting.see(f"while typing the projector shows {meeting.projected()}", meeting.projected() == place)
        meeting.keep(f"asking-{typed}")
        meeting.room.press("Return")
        seen, is_right = meeting.becomes(lambda shown: known.name in shown)  # noqa: B023
        meeting.see(f"Enter: {seen}", is_right)
        meeting.keep(f"answer-{typed}")
        meeting.room.press("BackSpace")
        seen, is_right = meeting.becomes(place)
        meeting.see(f"Backspace: {seen}", is_right)
    name = QUESTIONS[-1][1]
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
    meeting.room.press("d")
    time.sleep(1)
    meeting.keep("changes")
    meeting.room.press("Escape")
    apply_change(meeting)
    meeting.see("the console says that the data are locked", meeting.waits(lambda: meeting.tells(GREEN)))
    seen, is_right = meeting.becomes(lambda shown: "13.5" in shown)
    meeting.see(f"A: {seen}", is_right)
    meeting.keep("applied")


def apply_change(meeting: Meeting) -> None:
    """A; where something is to be objected, its list opens and a second A is the wish to go on."""
    from known_pages import KnownPages

    from qjviewer.load import load

    loaded = load(meeting.bundle)
    meeting.pages = KnownPages(replace(loaded, problems=()) if not loaded.problems else loaded)
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
    meeting.room.press("d")
    time.sleep(0.7)
    meeting.keep("broken", "laptop")
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


def every_key(meeting: Meeting) -> None:
    """Each key of the table of keys, pressed during a show: the program lives and says nothing wrong."""
    from qjviewer.ui.present.keys import BINDINGS, ShowCommand

    skipped = (ShowCommand.QUIT, ShowCommand.LEAVE, ShowCommand.SAVE)
    keys = [key for b in BINDINGS if b.command not in skipped for key in b.keys]
    meeting.room.press("F5")
    meeting.waits(lambda: len(meeting.shown()) == 2)
    for key in keys:
        meeting.room.press(x_name(key))
        # A panel takes keys for itself: it is left before the next one.
        if key in ("G", "Tab", "/", "F1", "?", "D"):
            meeting.room.press("Escape")
    alive = meeting.process.poll() is None and len(meeting.shown()) == 2
    meeting.see(f"{len(keys)} keys of the table pressed: the show is still on", alive)
    meeting.keep("keys")


def quits(meeting: Meeting) -> None:
    """Ctrl+Q ends the program, from within the show; the times of all shows were kept."""
    meeting.room.press("ctrl+q")
    try:
        code: int | None = meeting.process.wait(PATIENCE * 2)
    except subprocess.TimeoutExpired:
        code = None
    meeting.see(f"Ctrl+Q: exit code {code}", code == 0)
    kept = sorted((meeting.out / "home").rglob("rehearsals/*.csv"))
    lines = kept[0].read_text(encoding="utf-8-sig").splitlines() if kept else []
    meeting.see(f"times kept of {len(kept)} shows, {max(0, len(lines) - 1)} pages in the first", len(lines) > 10)
    log = (meeting.out / "program.log").read_text(encoding="utf-8", errors="replace").strip()
    meeting.see(f"the program said: {log or 'nothing'}", "Traceback" not in log)


SCENES: Final = (
    begins, walks, asks, blanks_and_freezes, is_changed, is_broken, loses_projector, points, ends, every_key, quits,
)  # fmt: skip

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


def x_name(key: str) -> str:
    """A key of the table by its X name."""
    words = {
        "PgDown": "Next", "PgUp": "Prior", "Space": "space", "Backspace": "BackSpace", "Enter": "KP_Enter",
        ".": "period", ",": "comma", "/": "slash", "?": "question", "+": "plus", "=": "equal", "-": "minus",
        "Esc": "Escape",
    }  # fmt: skip
    *held, last = key.split("+") if len(key) > 1 else [key]
    return "+".join([*(h.lower() for h in held), words.get(last, last.lower() if len(last) == 1 else last)])


# The room --------------------------------------------------------------------------------------


@contextmanager
def program(room: MeetingRoom, bundle: Path, out: Path, lang: str) -> Iterator[subprocess.Popen[bytes]]:
    """The program with settings of its own, its window open."""
    home = out / "home"
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(mode=0o700)
    environ = {**room.environ, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    environ |= {"HOME": str(home), "XDG_CONFIG_HOME": str(home), "XDG_DATA_HOME": str(home)}
    environ |= {"XDG_CACHE_HOME": str(home), "XDG_RUNTIME_DIR": str(home)}
    command = [sys.executable, "-m", "qjviewer", "--lang", lang, str(bundle)]
    with (out / "program.log").open("wb") as log, subprocess.Popen(
        command, env=environ, stdout=log, stderr=subprocess.STDOUT, cwd=ROOT
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def hold(out: Path, lang: str) -> list[str]:
    """Hold the meeting; gives what was not as it should be."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from known_pages import KnownPages
    from PySide6.QtGui import QGuiApplication

    from qjviewer.load import View, load
    from qjviewer.ui.draw.fonts import load_fonts
    from qjviewer.ui.draw.headless import application

    application(QGuiApplication)
    load_fonts()
    with tempfile.TemporaryDirectory() as folder, meeting_room(Path(folder)) as room:
        bundle = Path(folder) / "briefing"
        shutil.copytree(BRIEFING, bundle)
        pages = KnownPages(load(bundle, View(lang)))  # type: ignore[arg-type]
        with program(room, bundle, out, lang) as process:
            meeting = Meeting(room, pages, bundle, out, process)
            meeting.see("the window is open", meeting.waits(lambda: bool(room.windows())))
            meeting.waits(lambda: bool(room.focused()))
            time.sleep(3)
            for scene in SCENES:
                print((scene.__doc__ or "").strip(), flush=True)
                scene(meeting)
                if process.poll() is not None:
                    break
        return meeting.failures


def main(arguments: list[str]) -> int:
    """Hold a meeting where the tools are there; else say what is missing, which is no failure."""
    parser = argparse.ArgumentParser(prog="dev.py meeting", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "meeting", help="folder for the pictures")
    parser.add_argument("--lang", choices=("zh-Hans", "zh-Hant", "en"), default="zh-Hans")
    options = parser.parse_args(arguments)
    if missing := missing_tools():
        packages = " ".join(missing.values())
        tell(
            f"这台机器上没有{'、'.join(missing)}，会议没有开：apt install {packages}",
            f"No meeting was held, {', '.join(missing)} not being here: apt install {packages}",
        )
        return 0
    out = options.out.resolve()
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    failures = hold(out, options.lang)
    told = [f"  × {words}" for words in failures]
    print("\n".join([f"{len(failures)} not as they should be", *told, f"pictures in {out}"]))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
