"""The release gate on the command line: refused with exit code 1, or on with `--force` and a word."""

import re

import pytest

from qjviewer.bundle.template import start_briefing
from qjviewer.cli import run
from qjviewer.load import load
from qjviewer.release import release_of
from qjviewer.wording import LANGUAGES, say

# What is changed in the template to make it so, and the words that say so in Chinese.
FAULTS = {
    "clean": ("", "", "", ""),
    "stale": (
        "tabs.yaml",
        "    title: 投资\n    read: 2024H1",
        "    title: 投资\n    read: 2024Q1",
        "1个栏目的文字待复核",
    ),
    "awaited": ("data.yaml", "yoy: 3.6", "yoy: 待填", "1个数据待填"),
    "error": (
        "tabs.yaml",
        "    title: 目标进度\n",
        "    title: 目标进度\n    nonsense: 1\n",
        "未通过检查：1处错误",
    ),
}


@pytest.fixture
def briefing(tmp_path):
    def write(fault):
        name, old, new, _ = FAULTS[fault]
        folder = tmp_path / "in"
        start_briefing(folder)
        if name:
            text = (folder / name).read_text(encoding="utf-8")
            assert text.count(old) == 1
            (folder / name).write_text(text.replace(old, new), encoding="utf-8")
        return folder

    return write


def commands(folder, target):
    return {
        "export": ["export", str(folder), "--to", "markdown", "-o", str(target / "x.md")],
        "pack": ["pack", str(folder), "-o", str(target / "x.qjb")],
    }


@pytest.mark.parametrize("what", ["export", "pack"])
@pytest.mark.parametrize("fault", [f for f in FAULTS if f != "clean"])
def test_what_is_not_ready_is_refused(briefing, tmp_path, capsys, fault, what):
    folder = briefing(fault)
    assert run(commands(folder, tmp_path)[what]) == 1
    told = capsys.readouterr()
    assert FAULTS[fault][3] in told.err
    assert "--force" in told.err
    assert say(f"release.what-{what}") in told.err
    assert told.out == ""
    assert [p.name for p in tmp_path.iterdir()] == ["in"]


@pytest.mark.parametrize("what", ["export", "pack"])
@pytest.mark.parametrize("fault", [f for f in FAULTS if f != "clean"])
def test_forced_it_goes_on_and_says_so(briefing, tmp_path, capsys, fault, what):
    folder = briefing(fault)
    assert run([*commands(folder, tmp_path)[what], "--force"]) == 0
    told = capsys.readouterr()
    assert FAULTS[fault][3] in told.err
    if what == "export":
        assert FAULTS[fault][3] in (tmp_path / "x.md").read_text(encoding="utf-8")
    else:
        assert FAULTS[fault][3] in told.out


@pytest.mark.parametrize("what", ["export", "pack"])
def test_what_is_ready_goes_without_a_word(briefing, tmp_path, capsys, what):
    folder = briefing("clean")
    assert run(commands(folder, tmp_path)[what]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("fault", list(FAULTS))
def test_text_only_serves_to_look_but_says_what_is_wrong(briefing, capsys, fault):
    folder = briefing(fault)
    assert run(["text", str(folder)]) == 0
    told = capsys.readouterr()
    assert "186.40亿元" in told.out
    assert (FAULTS[fault][3] in told.err) if FAULTS[fault][3] else told.err == ""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_sentence_is_in_the_language_asked_for(briefing, tmp_path, capsys, lang):
    folder = briefing("stale")
    assert run(["export", str(folder), "--to", "csv", "--lang", lang, "-o", str(tmp_path / "x.csv")]) == 1
    told = capsys.readouterr().err
    assert bool(re.search("[一-鿿]", told)) == (lang != "en")


def test_the_verdict_is_that_of_the_briefing(briefing):
    release = release_of(load(briefing("stale")))
    assert (release.errors, release.stale, release.awaited) == (0, ("investment",), 0)
    assert not release.is_clean
    assert release.verdict("zh-Hans") == "1个栏目的文字待复核"
