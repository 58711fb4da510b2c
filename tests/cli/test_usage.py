"""A command that is not told what it needs says so, and how it is used; it does nothing."""

import pytest

from qjviewer.cli import run

LACKING = [
    (["confirm", "a"], "TAB"),
    (["coverage", "a"], "--against"),
    (["desktop"], "required"),
    (["export", "a", "-o", "x.csv"], "--to"),
    (["export", "a", "--to", "csv"], "--output"),
    (["import", "form.csv"], "--output"),
    (["intake"], "FILE"),
    (["pack", "a"], "--output"),
    (["shot", "a"], "--output"),
    (["template"], "--output"),
    (["verify", "a"], "DIGEST"),
]


@pytest.mark.parametrize(("command", "lacking"), LACKING, ids=lambda value: " ".join(value))
def test_a_command_without_what_it_needs_says_what_that_is(command, lacking, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as ended:
        run(command)
    told = capsys.readouterr()
    assert ended.value.code == 2
    assert lacking in told.err
    assert "usage" in told.err
    assert not told.out
    assert not list(tmp_path.iterdir())
