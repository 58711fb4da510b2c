"""The whole program over a briefing whose every text is markup: nothing is fetched, nothing obeyed."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from qjviewer.resources import builtin_bundle

DRIVE = Path(__file__).with_name("drive.py")
# The words of names, titles, sentences and notes, quoted or not, up to where they end.
TEXT = re.compile(
    r"((?:\b(?:name|short|whole|title|text|note|role|publisher|occasion|slogan|headline): |- "
    r"|\b(?:highlight|weakness): )"
    r"(?:\"[^\"\n]+|(?<=: )[^\s\"'{\[|>&*][^\"\n,\]}]*))"
)


@pytest.fixture
def server():
    """A port of our own that nobody should ever knock at."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setblocking(False)
        yield listening


@pytest.fixture
def sentinel(tmp_path):
    """A picture outside the briefing that nobody should ever open."""
    path = tmp_path / "sentinel.png"
    path.write_bytes(b"")
    return path


@pytest.fixture
def marked_up(tmp_path, server, sentinel):
    """The briefing that ships, with pictures and tables in all its texts."""
    folder = shutil.copytree(builtin_bundle(), tmp_path / "marked")
    port = server.getsockname()[1]
    markup = f"<b>x</b><img src=http://127.0.0.1:{port}/x.png><img src=file://{sentinel}><table>"
    for file in folder.rglob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        file.write_text(TEXT.sub(lambda m: m[1] + markup, text), encoding="utf-8")
    return folder


def driven(briefing, folder, *before):
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


def test_markup_is_shown_as_text_and_fetches_nothing(marked_up, tmp_path, server):
    seen = driven(marked_up, tmp_path)
    assert seen["marked"] > 100
    assert seen["rich"] == []
    assert not seen["network"].get("sockets")
    with pytest.raises(BlockingIOError):
        server.accept()


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


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")
def test_no_internet_socket_is_ever_made(marked_up, tmp_path, sentinel):
    log = tmp_path / "strace.txt"
    driven(
        marked_up,
        tmp_path,
        "strace",
        "-f",
        "-qq",
        "--seccomp-bpf",
        "-e",
        "trace=socket,connect,bind,sendto,openat",
        "-o",
        str(log),
    )
    calls = log.read_text(encoding="utf-8", errors="replace")
    assert "openat(" in calls
    assert not re.findall(r"^.*AF_INET.*$", calls, re.MULTILINE)
    assert sentinel.name not in calls
