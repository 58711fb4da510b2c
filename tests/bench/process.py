"""Runs a program and tells how long it took, what it marked on the way, and how much memory it had.

A program of ours marks a moment by printing `@name time` (time.perf_counter, one clock for all
processes of a machine) and gives a figure by printing `=name number`; see programs/marks.py.
"""

import os
import signal
import subprocess
import sys
import sysconfig
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeAlias

from tests.bench.goal import Missing

ROOT = Path(__file__).parents[2]
PROGRAMS = Path(__file__).parent / "programs"
BUNDLE = ROOT / "data" / "qujiang-2023h1"
LONGEST = 300  # seconds a program may take
_CAN_TELL: Final = hasattr(os, "wait4") and hasattr(os, "posix_spawnp")


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
    pipe, into = os.pipe()
    start = time.perf_counter()
    process = subprocess.Popen(
        [*_started(into), *command],
        env=environ, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        pass_fds=(into,) if os.name == "posix" else (), start_new_session=True,
    )  # fmt: skip
    os.close(into)
    assert process.stdout is not None
    deadline = threading.Timer(LONGEST, _kill, (process,))
    deadline.start()
    with process.stdout as output:
        told = output.read()
    code = process.wait()
    deadline.cancel()
    with open(pipe, encoding="ascii") as answer:
        start, end, code, peak = _ended(answer.read(), (start, time.perf_counter(), code, float("nan")))
    if code:
        raise RuntimeError(f"exit code {code}: {' '.join(command)}\n{told[-2000:]}")
    marks, values = parsed(told)
    return Outcome(end - start, peak, {name: at - start for name, at in marks.items()}, values)


def _started(pipe: int) -> list[str]:
    """What starts a program so that only its own memory is counted."""
    return [sys.executable, "-I", "-S", str(PROGRAMS / "started.py"), str(pipe)] if _CAN_TELL else []


def _kill(process: "subprocess.Popen[str]") -> None:
    """End a program with all that it started."""
    if os.name == "posix":
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()


_Ended: TypeAlias = tuple[float, float, int, float]


def _ended(told: str, otherwise: _Ended) -> _Ended:
    """When a program began and ended, its exit code, and the most MB it or a child of it had resident."""
    if not told:
        return otherwise
    begun, end, status, peak = told.split()
    unit = 1 if sys.platform == "darwin" else 1024
    code = os.waitstatus_to_exitcode(int(status))
    return float(begun), float(end), code, float(peak) * unit / 1e6


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
