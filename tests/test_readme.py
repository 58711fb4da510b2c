"""What the README tells a stranger is true: its example, what is read from it, its lists."""

import re

import pytest

from qjviewer.cli import run
from qjviewer.cli.print_ import STYLES
from qjviewer.exports.registry import format_names
from qjviewer.load import load
from qjviewer.problems import Severity
from tests.test_guides import README, quoted

TOLD = README.read_text(encoding="utf-8")
EXAMPLE, READ = (
    re.search(rf"^```{kind}\n(.*?)^```$", TOLD, re.MULTILINE | re.DOTALL)[1] for kind in ("yaml", "text")
)
# The sentence that is right, and the wrong one that the README proposes to try.
RIGHT = "{fai.yoy:change}，{fai.yoy:vs city}。"
WRONG = re.search("改成 `(.+?)`", TOLD)[1]


@pytest.fixture
def briefing(tmp_path):
    path = tmp_path / "briefing.yaml"
    path.write_text(EXAMPLE, encoding="utf-8")
    return path


def test_the_example_passes_the_strictest_check(briefing, capsys):
    assert run(["check", "--strict", str(briefing)]) == 0, capsys.readouterr().out


def test_the_example_reads_as_told(briefing, capsys):
    assert run(["text", str(briefing)]) == 0
    text = capsys.readouterr().out
    assert len(READ.splitlines()) == 3
    assert [line for line in READ.splitlines() if line not in text] == []


def test_the_wrong_sentence_is_found_where_it_stands(briefing):
    assert EXAMPLE.count(RIGHT) == 1
    briefing.write_text(EXAMPLE.replace(RIGHT, f"{WRONG}。"), encoding="utf-8")
    (found,) = load(briefing).problems
    assert found.severity is Severity.ERROR
    assert found.where.line == EXAMPLE[: EXAMPLE.index(RIGHT)].count("\n") + 1
    assert found.where.column > 1
    for value in ("4.2", "4.9"):
        assert value in found.message("zh-Hans")


def test_every_style_is_listed():
    rows = re.findall(r"^\| (`.+`) \|", TOLD, re.MULTILINE)
    assert [name for row in rows for name in re.findall(r"`(\w+)`", row)] == list(STYLES)


def test_every_format_is_listed():
    (line,) = re.findall(r"导出（Ctrl\+S.*\n?.*。", TOLD)
    named = {"pptx": "PowerPoint", "xlsx": "Excel", "docx": "Word", "html": "网页", "markdown": "Markdown"}
    for name in format_names():
        assert named.get(name, name.upper()) in line


def test_options_named_are_there(capsys):
    shown = ""
    for command in ("print", "check", "text", "schema", "pack", "coverage", "desktop"):
        with pytest.raises(SystemExit):
            run([command, "--help"])
        shown += capsys.readouterr().out
    run(["--help"])
    shown += capsys.readouterr().out
    spans = [span for span in quoted(README) if not span.startswith("release.py")]
    options = {word for span in spans for word in span.split() if word.startswith("--")} - {"--help"}
    assert options
    assert [option for option in sorted(options) if option not in shown] == []


def test_it_is_read_in_three_minutes():
    assert len(TOLD.splitlines()) <= 150
