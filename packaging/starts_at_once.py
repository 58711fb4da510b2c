"""Start a program several times at once, round after round on a busy machine: one window must be left."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import smoke
from bilingual import stop
from environment import QUICK

ROUNDS = 3 if QUICK else 20


@contextmanager
def busy() -> Iterator[None]:
    """The machine with something else to do on every core."""
    command = [sys.executable, "-c", "while True: pass"]
    others = [subprocess.Popen(command) for _ in range(os.cpu_count() or 1)]
    try:
        yield
    finally:
        end(others)


def end(programs: Sequence[subprocess.Popen[bytes]]) -> None:
    """Kill what still runs."""
    for program in programs:
        program.kill()
        program.wait()


def try_starts(program: smoke.Program, home: str, paths: Sequence[str]) -> None:
    """Start it on all the paths at once; each round finds what the last one, killed, has left."""
    with smoke.virtual_display() as display, busy():
        environ = program.environ(home, {"DISPLAY": display})
        for _ in range(ROUNDS):
            try_round([[*program.command, path] for path in paths], environ, display)
    print(f"  ✓ {len(paths)} starts at once, {ROUNDS} times under load: one window each time", flush=True)


def try_round(commands: Sequence[Sequence[str]], environ: Mapping[str, str], display: str) -> None:
    """Until all but one have ended well and one window is left; ends the build when that does not come."""
    started = [subprocess.Popen(command, env=environ, cwd="/") for command in commands]
    since = time.monotonic()
    try:
        while not is_settled(started, smoke.windows(display)):
            if time.monotonic() - since > smoke.PATIENCE or any(program.returncode for program in started):
                codes = [program.returncode for program in started]
                stop(f"同时启动：{codes}、{smoke.titles(display)}", "Starts at once left no single window.")
            time.sleep(0.1)
    finally:
        end(started)


def is_settled(started: Sequence[subprocess.Popen[bytes]], windows: Sequence[str]) -> bool:
    """Whether one program is left, the others having ended well, and shows one window."""
    codes = [program.poll() for program in started]
    return codes.count(None) == 1 and codes.count(0) == len(codes) - 1 and len(windows) == 1
