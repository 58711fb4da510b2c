"""From the start of the process to a page that an audience can look at."""

import os
import signal
import subprocess
import time

from tests.bench.goal import Goal, Missing, Pair, Site
from tests.bench.peers import deck, impress
from tests.bench.process import BUNDLE, ROOT, python
from tests.bench.screen import Picture

GOALS = (
    Goal(
        "presentable",
        "start to presentable: first slide on the screen",
        "LibreOffice Impress opening the same deck",
        0.3,
    ),
)
LONGEST = 60
# What covers how much of the screen when the title page is there: the ink of its title, smaller in an editor.
OUR_TITLE, DECK_COVER = (0x16212C, 0.01), (0x16212C, 0.005)


def measure(site: Site) -> dict[str, Pair]:
    """One start of each on the same virtual screen."""
    if site.framebuffer is None:
        raise Missing("needs Xvfb: sudo apt install xvfb")
    theirs = seconds_to_slide([*impress(site), "--norestore", "--nologo", str(deck(site))], site, DECK_COVER)
    ours = seconds_to_slide(python("-m", "qjviewer", "--kiosk", BUNDLE), site, OUR_TITLE)
    return {"presentable": Pair(ours, theirs)}


def seconds_to_slide(command: list[str], site: Site, sign: tuple[int, float]) -> float:
    """From the start of a program until so much of the screen has a colour; ends the program."""
    assert site.framebuffer is not None
    picture, (colour, share) = Picture(site.framebuffer), sign
    begun = time.perf_counter()
    process = subprocess.Popen(
        command,
        env=site.environ,
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        while picture.share(colour) < share:
            if process.poll() is not None or time.perf_counter() - begun > LONGEST:
                raise RuntimeError(f"no slide was shown: {' '.join(command)}")
            time.sleep(0.004)
        return time.perf_counter() - begun
    finally:
        _end(process)
        while picture.share(colour) >= share:
            time.sleep(0.05)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End a program with all its children; LibreOffice must tidy up, or it will not start again."""
    for how in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, how)
            process.wait(5)
        except ProcessLookupError:
            break  # all have ended
        except subprocess.TimeoutExpired:
            continue
    process.wait()
