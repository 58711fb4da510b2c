import os
import subprocess
import sys
import threading
import time

import pytest

from qjviewer.file_names import LONGEST, safe_name
from qjviewer.paper.print_errors import PrintError
from qjviewer.paper.print_files import write_whole
from qjviewer.paper.printing import EarlyPrint

ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def left_over(folder):
    return sorted(p.name for p in folder.iterdir())


def test_replaces_an_earlier_file(tmp_path):
    target = tmp_path / "报告.pdf"
    target.write_bytes(b"old")
    write_whole(target, b"new")
    assert target.read_bytes() == b"new"
    assert left_over(tmp_path) == ["报告.pdf"]


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_stays_a_link(tmp_path):
    real, link = tmp_path / "real.pdf", tmp_path / "link.pdf"
    real.write_bytes(b"old")
    link.symlink_to(real)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full")
def test_a_full_device_is_told(tmp_path):
    with pytest.raises(PrintError) as caught:
        write_whole(tmp_path.__class__("/dev/full"), b"new")
    assert caught.value.key == "disk-full"


def test_a_missing_folder_is_told(tmp_path):
    with pytest.raises(PrintError) as caught:
        write_whole(tmp_path / "no" / "a.pdf", b"new")
    assert caught.value.key == "no-folder"


@pytest.mark.skipif(ROOT, reason="root may write anywhere")
def test_an_unwritable_folder_is_told(tmp_path):
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    tmp_path.chmod(0o555)
    with pytest.raises(PrintError) as caught:
        write_whole(target, b"new")
    tmp_path.chmod(0o755)
    assert caught.value.key == "not-allowed"
    assert target.read_bytes() == b"old"


def test_a_disk_that_fills_up_leaves_the_earlier_file(tmp_path, monkeypatch):
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")

    def full(number):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(PrintError) as caught:
        write_whole(target, b"new")
    assert caught.value.key == "disk-full"
    assert target.read_bytes() == b"old"
    assert left_over(tmp_path) == ["a.pdf"]


@pytest.mark.skipif(not ROOT or sys.platform != "linux", reason="mounting a small disk needs root")
def test_a_tiny_disk(tmp_path):
    mount = ["mount", "-t", "tmpfs", "-o", "size=8k", "tmpfs", str(tmp_path)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("mounting is not allowed here")
    try:
        target = tmp_path / "a.pdf"
        target.write_bytes(b"old")
        with pytest.raises(PrintError) as caught:
            write_whole(target, b"x" * 100_000)
        assert caught.value.key == "disk-full"
        assert target.read_bytes() == b"old"
        assert left_over(tmp_path) == ["a.pdf"]
    finally:
        subprocess.run(["umount", str(tmp_path)], check=True)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("衢江区2023年上半年简报", "衢江区2023年上半年简报"),
        ('投资/消费: "两旺"?', "投资-消费- -两旺-"),
        ("con", "con-"),
        ("名称. ", "名称"),
        ("", "briefing"),
    ],
)
def test_names_are_what_any_disk_takes(name, safe):
    assert safe_name(name) == safe


def test_a_name_too_long_is_cut_between_characters():
    found = safe_name("长" * 300)
    assert len(found.encode()) <= LONGEST
    assert set(found) == {"长"}


class EndlessSetter:
    """Sets for ever, unless it is told at the end of a pass to stop."""

    def settle(self, tick):
        while True:
            time.sleep(0.05)
            tick(0, 1)


def test_a_print_that_nobody_waits_for_is_given_up_before_its_files_go():
    before = threading.active_count()
    with EarlyPrint(EndlessSetter()):
        assert threading.active_count() == before + 1
    assert threading.active_count() == before
