"""`pack`: there and back, with nothing lost, added or overwritten."""

import shutil

import pytest

from qjviewer.cli import run
from qjviewer.load import load
from qjviewer.resources import builtin_bundle


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "in"
    shutil.copytree(builtin_bundle(), made)
    return made


def names(folder):
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def test_there_and_back(folder, tmp_path, capsys):
    target, back = tmp_path / "q.qjb", tmp_path / "out"
    assert run(["pack", str(folder), "-o", str(target)]) == 0
    assert load(target).digest == load(folder).digest
    assert run(["pack", "--unpack", str(target), "-o", str(back)]) == 0
    assert names(back) == names(folder)
    assert all((back / n).read_bytes() == (folder / n).read_bytes() for n in names(folder))
    assert "没有收入" not in capsys.readouterr().out


def test_what_the_briefing_does_not_use_stays_at_home_and_is_named(folder, tmp_path, capsys):
    (folder / "内部讨论稿.docx").write_bytes(b"x")
    target = folder / "q.qjb"
    assert run(["pack", str(folder), "-o", str(target)]) == 0
    out = capsys.readouterr().out
    assert "没有收入：内部讨论稿.docx\n" in out
    run(["pack", "--unpack", str(target), "-o", str(tmp_path / "out")])
    assert "内部讨论稿.docx" not in names(tmp_path / "out")


def test_packing_twice_gives_the_same_file(folder, tmp_path):
    first, second = tmp_path / "1.qjb", tmp_path / "2.qjb"
    run(["pack", str(folder), "-o", str(first)])
    (folder / "briefing.yaml").touch()
    run(["pack", str(folder), "-o", str(second)])
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["in/briefing.yaml", "-o", "q.qjb"], 2, "不是文件夹"),
        (["in", "-o", "q.zip"], 2, ".qjb"),
        (["none", "-o", "q.qjb"], 2, "不是文件夹"),
        (["empty", "-o", "q.qjb"], 3, "briefing.yaml"),
        (["in", "-o", "none/q.qjb"], 1, "none/q.qjb"),
        (["--unpack", "none.qjb", "-o", "out"], 3, "none.qjb"),
        (["--unpack", "bad.qjb", "-o", "out"], 3, "bad.qjb"),
        (["--unpack", "bad.qjb", "-o", "in"], 2, "已有内容"),
    ],
)
def test_failures_are_told_and_change_nothing(folder, tmp_path, monkeypatch, capsys, arguments, code, words):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    (tmp_path / "bad.qjb").write_bytes(b"no zip")
    before = names(tmp_path)
    assert run(["pack", *arguments]) == code
    assert words in capsys.readouterr().err
    assert names(tmp_path) == before
