"""A file is written whole or not at all, and what a killed writer left is cleared by the next."""

import errno
import os
import re
import signal
import subprocess
import sys

import pytest

from qjviewer.wording import LANGUAGES
from qjviewer.writing import refused, write_whole

SLOW = """
import os, sys, time
from pathlib import Path
from qjviewer import writing
real = os.fsync
def fsync(number):
    print("ready", flush=True)
    time.sleep(60)
os.fsync = fsync
writing.write_whole(Path(sys.argv[1]), b"new")
"""
posix = pytest.mark.skipif(os.name == "nt", reason="Windows does not let an open file go")


def left(folder):
    return sorted(p.name for p in folder.iterdir())


def start(target):
    process = subprocess.Popen([sys.executable, "-c", SLOW, str(target)], stdout=subprocess.PIPE)
    assert process.stdout.readline() == b"ready\n"
    return process


@posix
def test_a_killed_writer_leaves_the_earlier_file_and_the_next_clears_its_part(tmp_path):
    target = tmp_path / "报告.pdf"
    target.write_bytes(b"old")
    process = start(target)
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    assert target.read_bytes() == b"old"
    assert len(left(tmp_path)) == 2
    write_whole(target, b"newer")
    assert target.read_bytes() == b"newer"
    assert left(tmp_path) == ["报告.pdf"]


@posix
def test_what_a_living_writer_holds_is_left_alone(tmp_path):
    target = tmp_path / "a.pdf"
    process = start(target)
    try:
        write_whole(target, b"first")
        assert target.read_bytes() == b"first"
        assert len(left(tmp_path)) == 2
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def test_other_hidden_files_are_left_alone(tmp_path):
    (tmp_path / ".other.x.part").write_bytes(b"x")
    write_whole(tmp_path / "a.pdf", b"new")
    assert left(tmp_path) == [".other.x.part", "a.pdf"]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("code", "why"),
    [
        (errno.ENOSPC, "disk-full"),
        (errno.EROFS, "read-only"),
        (errno.ENAMETOOLONG, "too-long"),
        (errno.EEXIST, "taken"),
        (errno.EISDIR, "taken"),
        (errno.EACCES, "not-allowed"),
        (errno.EIO, "cannot-write"),
    ],
)
def test_why_nothing_was_written_is_told_in_the_users_words(tmp_path, code, why, lang):
    found = refused(OSError(code, os.strerror(code)), tmp_path / "x")
    told = found.told(lang)
    assert found.why == why
    assert os.strerror(code) not in told
    assert lang == "en" or not re.search("[A-Za-z]", told)
    assert why != "cannot-write" or str(code) in told
