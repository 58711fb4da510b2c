"""The whole program over a briefing whose every text is markup: nothing is fetched, nothing obeyed."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
from itertools import cycle
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from qjviewer.resources import builtin_bundle

DRIVE = Path(__file__).with_name("drive.py")
# The words of names, titles, sentences and notes, quoted or not, up to where they end.
TEXT = re.compile(
    r"((?:\b(?:name|short|whole|title|text|note|role|publisher|occasion|slogan|headline): |- "
    r"|\b(?:highlight|weakness): )"
    r"(?:\"[^\"\n]+|(?<=: )[^\s\"'{\[|>&*][^\"\n,\]}]*))"
)


class Run(NamedTuple):
    """What one drive through the program told, and what the system saw of it."""

    seen: dict[str, Any]
    sentinel: str
    knocked: bool
    calls: str


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """The briefing that ships, with pictures and tables in all its texts, driven once under a tracer."""
    folder = tmp_path_factory.mktemp("whole")
    sentinel, log = folder / "sentinel.png", folder / "calls.txt"
    sentinel.write_bytes(b"")
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setblocking(False)
        port = listening.getsockname()[1]
        fetching = (f"<img src=http://127.0.0.1:{port}/x.png>", f"<img src=file://{sentinel}>", "<table>")
        briefing = _marked(folder / "marked", [f"<b>x</b>{kind}" for kind in fetching])
        seen = _driven(briefing, folder, *(_tracer(log) if shutil.which("strace") else ()))
        calls = log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""
        return Run(seen, sentinel.name, _knocked(listening), calls)


def _marked(folder, kinds):
    """The briefing with markup in every text, one kind after the other."""
    turns = cycle(kinds)
    shutil.copytree(builtin_bundle(), folder)
    for file in folder.rglob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        file.write_text(TEXT.sub(lambda m: m[1] + next(turns), text), encoding="utf-8")
    return folder


def _tracer(log):
    calls = "trace=socket,connect,bind,sendto,openat"
    return ["strace", "-f", "-qq", "--seccomp-bpf", "-e", calls, "-o", str(log)]


def _knocked(listening):
    try:
        listening.accept()
    except BlockingIOError:
        return False
    return True


def _driven(briefing, folder, *before):
    """What the driver saw, run in a process and a home of its own."""
    home = folder / "home"
    home.mkdir()
    places = {name: str(home) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")}
    done = subprocess.run(
        [*before, sys.executable, str(DRIVE), str(briefing), str(home)],
        env={**os.environ, **places, "PYTHONPATH": str(DRIVE.parents[2]), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    seen = json.loads(done.stdout.splitlines()[-1])
    assert "error" not in seen, seen
    assert seen["tabs"] == 5
    assert seen["pdf"] > 50_000
    return seen


def test_markup_is_shown_as_text_and_fetches_nothing(run):
    assert run.seen["marked"] > 100
    assert run.seen["rich"] == []
    assert not run.seen["network"].get("sockets")
    assert not run.knocked


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")
def test_no_internet_socket_is_ever_made(run):
    assert "openat(" in run.calls
    assert not re.findall(r"^.*AF_INET.*$", run.calls, re.MULTILINE)
    assert run.sentinel not in run.calls


def test_no_box_guesses_whether_a_name_is_markup():
    files = (DRIVE.parents[2] / "qjviewer" / "ui").rglob("*.py")
    guessing = re.compile(r"QMessageBox\.(warning|information|critical|about)\(")
    assert [f.name for f in files if guessing.search(f.read_text(encoding="utf-8"))] == []


def test_no_wrapper_of_a_layout_item_is_made():
    """From PySide 6.10 on it outlives the item: what is later made at its address crashes when deleted.

    And an item taken out is never freed.
    """
    files = (DRIVE.parents[2] / "qjviewer" / "ui").rglob("*.py")
    assert [f.name for f in files if re.search(r"\.(itemAt|takeAt)\(", f.read_text(encoding="utf-8"))] == []
