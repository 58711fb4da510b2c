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
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bilingual import tell
from meeting_record import Meeting
from meeting_room import MeetingRoom, meeting_room, missing_tools
from meeting_scenes import SCENES, in_public

ROOT: Final = Path(__file__).resolve().parent.parent
BRIEFING: Final = ROOT / "data" / "qujiang-2023h1"


@contextmanager
def program(room: MeetingRoom, bundle: Path, out: Path, *options: str) -> Iterator[subprocess.Popen[bytes]]:
    """The program with settings of its own, its window open."""
    home = out / "home"
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(mode=0o700)
    environ = {**room.environ, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    environ |= {"HOME": str(home), "XDG_CONFIG_HOME": str(home), "XDG_DATA_HOME": str(home)}
    environ |= {"XDG_CACHE_HOME": str(home), "XDG_RUNTIME_DIR": str(home)}
    command = [sys.executable, "-m", "qjviewer", *options, str(bundle)]
    with (
        (out / "program.log").open("wb") as log,
        subprocess.Popen(command, env=environ, stdout=log, stderr=subprocess.STDOUT, cwd=ROOT) as process,
    ):
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
        with program(room, bundle, out, "--lang", lang) as process:
            meeting = Meeting(room, pages, bundle, out, process)
            meeting.see("the window is open", meeting.waits(lambda: bool(room.windows())))
            meeting.waits(lambda: bool(room.focused()))
            time.sleep(3)
            for scene in SCENES:
                print((scene.__doc__ or "").strip(), flush=True)
                scene(meeting)
                if process.poll() is not None:
                    break
        return [*meeting.failures, *_public_screen(room, meeting, out, lang)]


def _public_screen(room: MeetingRoom, meeting: Meeting, out: Path, lang: str) -> list[str]:
    """The same briefing, as last saved, on a lobby screen."""
    print((in_public.__doc__ or "").strip(), flush=True)
    with program(room, meeting.bundle, out, "--lang", lang, "--kiosk") as process:
        lobby = Meeting(room, meeting.pages, meeting.bundle, out, process, taken=meeting.taken)
        in_public(lobby)
    return lobby.failures


def main(arguments: list[str]) -> int:
    """Hold a meeting where the tools are there; else say what is missing, which is no failure."""
    parser = argparse.ArgumentParser(prog="dev.py meeting", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "--out", type=Path, default=ROOT / "build" / "meeting", help="folder for the pictures"
    )
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
