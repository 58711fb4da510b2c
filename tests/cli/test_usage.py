"""A command that is not told what it needs says so, and how it is used; it does nothing."""

import argparse
import re

import pytest

from qjviewer import cli
from qjviewer.cli import command_names, run
from qjviewer.wording import LANGUAGES
from tests.rich.written import is_golden

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


def arguments():
    """What each command is for and takes, however this Python would lay out the help."""
    for name in command_names():
        command = cli._module(name)
        parser = argparse.ArgumentParser(name, add_help=False)
        command.add_arguments(parser)
        yield f"== {name} {command.NAME} {command.HELP}"
        for action in parser._actions:
            kind = getattr(action.type, "__name__", "")
            choices = list(action.choices) if action.choices is not None else ""
            takes = f"{action.nargs} {kind} {choices} {action.metavar} const {action.const}"
            names = action.option_strings or action.dest
            # The shipped briefing lies elsewhere on every machine.
            default = re.sub(r"\w*Path\('[^']*/", "('", repr(action.default))
            yield f" {names} {action.dest} {takes} = {default} {action.required}"


def test_commands_take_what_they_took():
    is_golden("command.arguments", arguments())


WRONG = (
    ("print", "a"),
    ("print", "a", "b", "-o", "x.pdf"),
    ("print", "a", "-o", "x.pdf", "--style", "nothing"),
    ("print", "a", "-o", "x.pdf"),
    ("text", "a"),
    ("template", "a", "-o", "x.xlsx"),
    ("diff", "a", "b"),
    ("check", "a"),
    ("check", "--explain", "nothing"),
    ("coverage", "a", "--against", "b"),
    ("next", "a", "-o", "b"),
    ("draft", "a"),
    ("verify", "a", "0123"),
    ("intake", "a.xlsx"),
    ("intake", "a.xlsx", "--period", "someday"),
    ("import", "a.csv", "-o", "b"),
    ("pack", "a", "-o", "a.qjb"),
    ("confirm", "a", "t"),
    ("export", "a", "--to", "csv", "-o", "x.csv"),
    ("library", "a"),
    ("nothing",),
)


def overview(capsys):
    """What the program says of all its commands."""
    run(["--help"])
    return capsys.readouterr().out.splitlines()


def refusals(capsys):
    """What is said of files that are not there, and of wishes that cannot be met."""
    for lang in (LANGUAGES[0], "en"):
        for command in WRONG:
            given = (*command, "--lang", lang) if command[0] in command_names() else command
            try:
                code = run(given)
            except SystemExit as ended:
                code = f"usage {ended.code}"
                capsys.readouterr()
            told = capsys.readouterr()
            yield f"{' '.join(given)}: {code}"
            yield from (f"  {line}".rstrip() for line in (*told.out.splitlines(), *told.err.splitlines()))


def test_what_cannot_be_done_is_said_as_it_was(capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    is_golden("command.refusals", [*overview(capsys), *refusals(capsys)])
    assert not list(tmp_path.iterdir())
