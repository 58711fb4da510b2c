"""Runs a program and tells how long it took, what it marked on the way, and how much memory it had.

A program of ours marks a moment by printing `@name time` (time.perf_counter, one clock for all
processes of a machine) and gives a figure by printing `=name number`; see programs/marks.py.
"""

import os
import subprocess
import sys
import sysconfig
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench.goal import Missing

ROOT = Path(__file__).parents[2]
PROGRAMS = Path(__file__).parent / "programs"
BUNDLE = ROOT / "data" / "qujiang-2023h1"
LONGEST = 300  # seconds a program may take


@dataclass(frozen=True)
class Outcome:
    """A program that ended well: seconds from its start to its end and to each mark; peak MB resident."""

    seconds: float
    peak: float
    marks: Mapping[str, float] = field(default_factory=dict)
    values: Mapping[str, float] = field(default_factory=dict)


def python(*arguments: object) -> list[str]:
    """A command of this Python."""
    return [sys.executable, *map(str, arguments)]


def program(name: str, *arguments: object) -> list[str]:
    """One of `programs`."""
    return python(PROGRAMS / f"{name}.py", *arguments)


def run(command: Sequence[str], environ: Mapping[str, str]) -> Outcome:
    """Run it to its end; raises when it fails, for a failed program is no measurement."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command, env=environ, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert process.stdout is not None
    deadline = threading.Timer(LONGEST, process.kill)
    deadline.start()
    with process.stdout as output:
        told = output.read()
    code, peak = _end(process)
    deadline.cancel()
    seconds = time.perf_counter() - start
    if code:
        raise RuntimeError(f"exit code {code}: {' '.join(command)}\n{told[-2000:]}")
    marks, values = parsed(told)
    return Outcome(seconds, peak, {name: at - start for name, at in marks.items()}, values)


def forget_files() -> None:
    """Drop what the programs read from the system's cache of files; what others have mapped stays.

    Raises Missing where the system cannot be told to.
    """
    if not hasattr(os, "posix_fadvise"):
        raise Missing("needs posix_fadvise, which Linux has")
    places = [sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")]
    places += [str(ROOT / name) for name in ("qjviewer", "resources", "data")]
    for place in dict.fromkeys(places):
        for folder, _, names in os.walk(place):
            for name in names:
                _forget(os.path.join(folder, name))


def _forget(path: str) -> None:
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:
        return
    try:
        os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(handle)


def parsed(told: str) -> tuple[dict[str, float], dict[str, float]]:
    """The marks and the figures among what a program printed."""
    found: dict[str, dict[str, float]] = {"@": {}, "=": {}}
    for line in told.splitlines():
        words = line[1:].split()
        if line[:1] in found and len(words) == 2:
            found[line[0]][words[0]] = float(words[1])
    return found["@"], found["="]


def _end(process: "subprocess.Popen[str]") -> tuple[int, float]:
    """Wait for it; gives the exit code and the most memory it or a child of it had resident, in MB."""
    if not hasattr(os, "wait4"):
        return process.wait(), float("nan")
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    unit = 1 if sys.platform == "darwin" else 1024
    return process.returncode, usage.ru_maxrss * unit / 1e6
