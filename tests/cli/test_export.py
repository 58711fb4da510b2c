"""`export` on the command line: files, folders, and what it says when it cannot."""

import json

import pytest

from qjviewer.cli import run
from qjviewer.exports.registry import all_formats


def test_writes_and_says_where(tmp_path, capsys):
    target = tmp_path / "figures.json"
    assert run(["export", "--to", "json", "-o", str(target), "--lang", "en"]) == 0
    assert json.loads(target.read_text(encoding="utf-8"))["language"] == "en"
    assert str(target) in capsys.readouterr().out


def test_a_folder_gets_a_file_named_after_the_briefing(tmp_path):
    assert run(["export", "--to", "csv", "-o", str(tmp_path)]) == 0
    assert (tmp_path / "qujiang.csv").is_file()


def test_a_bad_target_keeps_nothing_behind(tmp_path, capsys):
    assert run(["export", "--to", "csv", "-o", str(tmp_path / "no" / "x.csv")]) == 1
    assert "no" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_name_that_is_too_long_is_told(tmp_path, capsys):
    assert run(["export", "--to", "csv", "-o", str(tmp_path / f"{'简报' * 60}.csv")]) == 1
    assert "简报" in capsys.readouterr().err


def test_an_earlier_file_survives_a_failed_write(tmp_path, monkeypatch):
    target = tmp_path / "x.csv"
    target.write_text("before")

    def full(source, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    assert run(["export", "--to", "csv", "-o", str(target)]) == 1
    assert target.read_text() == "before"
    assert [p.name for p in tmp_path.iterdir()] == ["x.csv"]


def test_an_unknown_tab_is_a_usage_error(tmp_path, capsys):
    assert run(["export", "--to", "markdown", "--tab", "nowhere", "-o", str(tmp_path / "x.md")]) == 2
    assert "overview" in capsys.readouterr().err


def test_a_folder_is_made_only_when_there_is_something_to_put_into_it(tmp_path):
    assert run(["export", "--to", "svg", "--tab", "nowhere", "-o", str(tmp_path / "new")]) == 2
    assert not (tmp_path / "new").exists()
    assert run(["export", "--to", "svg", "--tab", "industry", "-o", str(tmp_path / "new")]) == 0
    assert len(list((tmp_path / "new").iterdir())) == 2


def test_what_cannot_be_read_is_told(tmp_path):
    assert run(["export", str(tmp_path / "none"), "--to", "csv", "-o", str(tmp_path / "x.csv")]) == 3


def test_help_tells_what_every_format_is(capsys):
    with pytest.raises(SystemExit):
        run(["export", "--help"])
    told = capsys.readouterr().out
    assert all(f.name in told and f.label() in told for f in all_formats())


def test_an_unknown_format_is_refused(tmp_path):
    with pytest.raises(SystemExit) as caught:
        run(["export", "--to", "odt", "-o", str(tmp_path / "x")])
    assert caught.value.code == 2
