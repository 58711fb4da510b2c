"""What a screen reader finds on the real accessibility bus, held against goldens.

  python -m tests.ui.bus [NAME...]      one scene or all; ends with 1 where one differs
  python -m tests.ui.bus --refresh      writes the goldens anew: look at what changed before committing
  python -m tests.ui.bus --list         names of the scenes

Needs Xvfb, openbox, xdotool, a D-Bus session, at-spi2-core and the system's Python with gir1.2-atspi-2.0;
says what is missing and ends with 2. Not part of the suite: the bus is not everywhere, and it takes minutes.
"""

import argparse
import difflib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

GOLDENS = Path(__file__).parents[2] / "golden" / "spoken"
LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
INSIDE = "QJVIEWER_BUS"  # set where everything has been started
SCREEN = "1920x1080x24"
# Daemons of the bus tell of themselves; Qt, of what was gone before it was asked for.
NOISE = ("dbus-daemon", "SpiRegistry", "qt.accessibility.atspi", "X connection")
NOWHERE = subprocess.DEVNULL
READY = 1.0  # seconds for the bus to come up


def arguments():
    parser = argparse.ArgumentParser("python -m tests.ui.bus", description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--refresh", action="store_true")
    parser.add_argument("--list", action="store_true")
    return parser.parse_args()


def missing():
    """What the check needs and this machine lacks."""
    from tests.ui.bus.listener import has_bindings

    found = [name for name in ("Xvfb", "dbus-run-session", "xdotool", "openbox") if not shutil.which(name)]
    found += [] if any(map(os.path.exists, LAUNCHERS)) else ["at-spi2-core"]
    return found + ([] if has_bindings() else ["gir1.2-atspi-2.0", "python3-gi"])


def start_outside():
    """Run this again on a screen and a bus of its own."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", SCREEN, "-nolisten", "tcp"]
    screen = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as told:
            display = f":{told.readline().strip()}"
        environ = os.environ | {INSIDE: "1", "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        environ |= {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"}
        again = ["dbus-run-session", "--", sys.executable, "-m", "tests.ui.bus", *sys.argv[1:]]
        with tempfile.TemporaryFile("w+", errors="replace") as told:
            code = subprocess.run(again, env=environ, stderr=told, check=False).returncode
            told.seek(0)
            sys.stderr.writelines(line for line in told if not line.startswith(NOISE))
        return code
    finally:
        screen.terminate()
        screen.wait()


def play(args):
    """Every scene asked for; whether all are as they should be."""
    launcher = next(filter(os.path.exists, LAUNCHERS))
    # Without somebody to manage windows, none gets the keyboard back when a dialog goes.
    commands = (["openbox", "--sm-disable"], [launcher, "--launch-immediately", "--a11y=1"])
    started = [subprocess.Popen(c, stdout=NOWHERE, stderr=NOWHERE) for c in commands]
    time.sleep(READY)
    try:
        from tests.ui.bus.scenes import play_all

        GOLDENS.mkdir(exist_ok=True)
        same = True
        for name, lines in play_all(args.names):
            same &= held_against(name, "\n".join(lines) + "\n", refresh=args.refresh)
        return same
    finally:
        for one in started:
            one.terminate()
            one.wait()


def held_against(name, found, *, refresh):
    """Compare with a golden, or write it; says what differs."""
    path = GOLDENS / f"{name}.txt"
    wanted = path.read_text(encoding="utf-8") if path.exists() else ""
    if refresh:
        path.write_text(found, encoding="utf-8")
    changed = difflib.unified_diff(wanted.splitlines(), found.splitlines(), "golden", "bus", lineterm="", n=1)
    print("same" if found == wanted else "written" if refresh else "DIFFERS", name, flush=True)
    if not refresh:
        print(*changed, sep="\n", end="\n" if found != wanted else "")
    return refresh or found == wanted


def main():
    args = arguments()
    if args.list:
        from tests.ui.bus.scenes import NAMES

        print(*NAMES, sep="\n")
        return 0
    if lacking := missing():
        print("The accessibility bus cannot be read here. Missing:", *lacking, file=sys.stderr)
        return 2
    return not play(args) if os.environ.get(INSIDE) else start_outside()


if __name__ == "__main__":
    sys.exit(main())
