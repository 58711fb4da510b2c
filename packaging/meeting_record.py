"""What is seen of a meeting, said line by line, with pictures of both screens."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from meeting_room import PATIENCE, MeetingRoom

DATA: Final = "data.yaml"
WHERE_CONSOLE_TELLS: Final = (slice(0, 50), slice(850, 1366))
# Its clock and timer go on by themselves.
BELOW_HEADER: Final = slice(60, None)
BLACK: Final = 0x000000


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
        # A mouse left lying on the projector may still show its arrow.
        if (pixels == BLACK).mean() > 0.999:
            return "black"
        found = self.pages.seen_in(pixels)
        return found.told if found is not None else "unknown"

    def becomes(self, wanted: str | Callable[[str], bool]) -> tuple[str, bool]:
        """What the projector shows once it shows what is wanted, or at last; and whether it does."""
        is_it = wanted if callable(wanted) else lambda seen: seen == wanted
        self.waits(lambda: is_it(self.projected()))
        seen = self.projected()
        return seen, is_it(seen)

    def opens(self, key: str, name: str) -> None:
        """Press a key that opens something on the console; keep its picture once it is there."""
        before = self.room.picture("laptop")[BELOW_HEADER]
        self.room.press(key)
        self.waits(lambda: bool((self.room.settled("laptop")[BELOW_HEADER] != before).mean() > 0.02))
        self.keep(name, "laptop")

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
