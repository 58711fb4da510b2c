"""Runs qjviewer on Windows; the launcher names this file, and workers of many prints import it."""

import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
# Beside the programs it makes a copy keep everything in its own folder.
PORTABLE = os.path.join(os.path.dirname(HERE), "portable.txt")


def prepare() -> None:
    """What must be so before anything of the program is imported."""
    import multiprocessing

    # The running program is the launcher, which would open a window; a worker is Python itself.
    name = "pythonw.exe" if sys.stdout is None else "python.exe"
    multiprocessing.set_executable(os.path.join(HERE, name))
    if os.path.isfile(PORTABLE):
        stay_in(os.path.join(os.path.dirname(PORTABLE), "user"))


def stay_in(home: str) -> None:
    """Keep settings, log and what is remembered in a folder; passing files too where it can be written."""
    os.environ["QJVIEWER_HOME"] = home
    os.environ["QJVIEWER_DATA"] = os.path.join(home, "data")
    passing = os.path.join(home, "temp")
    try:
        os.makedirs(passing, exist_ok=True)
    except OSError:
        return
    os.environ["TEMP"] = os.environ["TMP"] = passing


if __name__ == "__main__":
    prepare()
    from qjviewer.__main__ import main

    sys.exit(main())
