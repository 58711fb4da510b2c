"""Rolling forward: everything reused, nothing taken over, only what must change is changed."""

import datetime as dt
import difflib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from qjviewer.bundle.archive import packed
from qjviewer.bundle.periods import parse_period
from qjviewer.cli import run
from qjviewer.load import load, read
from qjviewer.release import release_of
from qjviewer.resources import builtin_bundle
from qjviewer.rolling.roll import roll
from qjviewer.rolling.roll_errors import RollError
from qjviewer.rolling.todo import REST, todo_of
from tests.rolling.small import FILES, HEADER, bytes_of, codes, write

ZHEJIANG = Path(__file__).parents[2] / "data" / "zhejiang-2024q1q3"


@pytest.fixture
def old(tmp_path):
    return write(tmp_path / "2023H1")


@pytest.fixture
def new(old, tmp_path):
    target = tmp_path / "2023Q1-Q3"
    roll(old, target)
    return target


def changed_lines(before, after):
    lines = difflib.ndiff(before.decode().splitlines(), after.decode().splitlines())
    return [line for line in lines if line[:2] in ("+ ", "- ")]


def test_only_the_header_a_name_and_what_was_read_when_are_changed(old, new):
    before, after = bytes_of(old), bytes_of(new)
    assert changed_lines(before["briefing.yaml"], after["briefing.yaml"]) == [
        "-   period: 2023H1        # 期间",
        "+   period: 2023Q1-Q3        # 期间",
        "+   read: 2023H1",
        "-   as_of: 2023-07-20     # 截至",
        "+   as_of: 2023-10-20     # 截至",
        "- include: [tabs.yaml]",
        "+ include: [tabs.yaml, data-2023Q1-Q3.yaml]",
    ]
    # A tab that did not say for when it was read says so now; the comment stays with its line.
    assert changed_lines(before["tabs.yaml"], after["tabs.yaml"]) == ["+     read: 2023H1"]
    assert set(after) - set(before) == {"data-2023Q1-Q3.yaml"}


def test_real_briefings_change_three_lines_each(tmp_path):
    for path in (builtin_bundle(), ZHEJIANG):
        target = tmp_path / path.name
        roll(path, target)
        before, after = bytes_of(path), bytes_of(target)
        assert [n for n in before if before[n] != after[n]] == ["briefing.yaml"]
        assert len(changed_lines(before["briefing.yaml"], after["briefing.yaml"])) == 7


def test_every_figure_of_the_period_is_awaited_under_its_new_period(new):
    cube = read(new).cube
    awaited = {f.id for f in cube.awaited_figures()}
    assert awaited == {
        "gdp.level@yixian@2023Q1-Q3",
        "gdp.yoy@yixian@2023Q1-Q3",
        "deposits.level@yixian@2023M09末",
        "power.level@yixian@2023Q3",
        "horse.rank@yixian@2023Q3",
    }
    assert cube.awaiting_sources == ("report-2023q1-q3",)
    # The year is the same: its target is carried.
    assert cube.by_id("gdp.yoy-target@yixian@2023").is_known


def test_a_new_year_awaits_its_target(old, tmp_path):
    roll(old, tmp_path / "n", parse_period("2024Q1"))
    awaited = {f.id for f in read(tmp_path / "n").cube.awaited_figures()}
    assert {"gdp.yoy-target@yixian@2024", "power.level@yixian@2024Q1", "gdp.yoy@yixian@2024Q1"} <= awaited


def test_what_was_published_for_later_is_not_awaited_again(tmp_path):
    roll(builtin_bundle(), tmp_path / "n")
    awaited = {f.id for f in read(tmp_path / "n").cube.awaited_figures()}
    assert "gdp.yoy@zhejiang@2023Q1-Q3" not in awaited
    assert "retail.yoy@zhejiang@2023Q1-Q3" in awaited


def test_the_last_editions_figures_reappear_as_comparators(tmp_path):
    """What was printed for the last period is what `prev` says in the next one."""
    roll(ZHEJIANG, tmp_path / "n")
    old, new = read(ZHEJIANG).cube, read(tmp_path / "n").cube
    seen = 0
    for indicator in old.bundle.store.indicators:
        then = old.resolve(f"{indicator}.yoy")
        before = old.of_address(then)
        after = new.of_address(new.resolve(f"{indicator}.yoy@prev"))
        if before.value is not None:
            assert (before.id, before.value, before.ranks) == (after.id, after.value, after.ranks)
            seen += 1
    assert seen >= 10


def test_awaited_figures_stand_by_owner(new):
    owners = [(o.owner, o.count) for o in todo_of(read(new).cube, "zh-Hans").owners]
    assert owners == [("县统计局", 2), ("县供电公司", 1), ("县发改局", 1), ("", 1)]


def test_the_new_edition_is_not_released(new):
    release = release_of(load(new))
    assert release.stale == ("overview", "plan")
    assert release.awaited == 6
    assert release.rest_is_stale
    assert codes(new) == set()


FILLED = {
    "{title: 待填, publisher": "{title: 前三季度快报, published: 2023-10-18, publisher",
    "level: 待填, yoy": "level: 160, yoy",
    "{value: 待填, rank: {counties: 待填}}": "{value: 6.4, rank: {counties: 1/6}}",
    "power: {level: 待填}": "power: {level: 3.31}",
    "rank: {counties: 待填}": "rank: {counties: 2}",
    "deposits: {level: 待填}": "deposits: {level: 310.0}",
}


def fill(folder, left_out=""):
    path = folder / "data-2023Q1-Q3.yaml"
    text = path.read_text(encoding="utf-8")
    for typed, value in FILLED.items():
        assert typed in text
        text = text if typed == left_out else text.replace(typed, value)
    path.write_text(text, encoding="utf-8")


def test_filled_in_and_confirmed_it_is_clean(new):
    fill(new)
    assert run(["confirm", str(new), "overview", "plan", "rest"]) == 0
    assert release_of(load(new)).is_clean
    assert todo_of(read(new).cube, "zh-Hans").awaited == 0


@pytest.mark.parametrize("left_out", FILLED)
def test_whatever_is_not_filled_in_keeps_it_back(new, left_out):
    fill(new, left_out)
    run(["confirm", str(new), "overview", "plan", "rest"])
    assert not release_of(load(new)).is_clean


@pytest.mark.parametrize("left_out", ["overview", "plan", "rest"])
def test_whatever_is_not_confirmed_keeps_it_back(new, left_out):
    fill(new)
    run(["confirm", str(new), *({"overview", "plan", "rest"} - {left_out})])
    assert not release_of(load(new)).is_clean


def test_a_rank_alone_that_is_awaited_is_told_with_its_group(new):
    fill(new)
    path = new / "data-2023Q1-Q3.yaml"
    text = path.read_text(encoding="utf-8").replace("counties: 1/6", "counties: 待填")
    path.write_text(text, encoding="utf-8")
    (owner,) = todo_of(read(new).cube, "zh-Hans").owners
    assert [(f.id, group) for f, group in owner.ranks] == [("gdp.yoy@yixian@2023Q1-Q3", "counties")]


# Ways the files may be written ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "instead"),
    [
        ("include: [tabs.yaml]", "include: tabs.yaml"),
        ("include: [tabs.yaml]", "include:\n  - tabs.yaml   # 栏目"),
        ("include: [tabs.yaml]", "include: ['*.yaml']"),
        ("period: 2023H1        # 期间", "period: '2023年上半年'"),
        ("as_of: 2023-07-20", 'as_of: "2023-07-20"'),
        ("# 乙县", "\ufeff# 乙县"),
    ],
)
def test_other_ways_to_write_the_header(tmp_path, typed, instead):
    files = FILES | {"briefing.yaml": FILES["briefing.yaml"].replace(typed, instead)}
    roll(write(tmp_path / "a", files), tmp_path / "b")
    assert codes(tmp_path / "b") == set()
    assert read(tmp_path / "b").cube.awaited == 6
    assert read(tmp_path / "b").bundle.briefing.period.code == "2023Q1-Q3"


def test_a_briefing_in_one_file_of_flow_maps(tmp_path):
    tabs = 'tabs: [{tab: a, title: 一, headline: "增长{gdp.yoy}。"}]\n'
    text = (FILES["briefing.yaml"] + tabs).replace("include: [tabs.yaml]\n", "")
    write(tmp_path / "a", {"x.yaml": text})
    roll(tmp_path / "a" / "x.yaml", tmp_path / "b")
    loaded = load(tmp_path / "b")
    assert release_of(loaded).stale == ("a",)
    assert release_of(loaded).awaited == 6


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_files_keep_their_encoding_and_line_ends(tmp_path, encoding):
    files = {name: text.replace("\n", "\r\n") for name, text in FILES.items()}
    roll(write(tmp_path / "a", files, encoding), tmp_path / "b")
    text = (tmp_path / "b" / "briefing.yaml").read_bytes().decode(encoding)
    assert text.count("\n") == text.count("\r\n") == files["briefing.yaml"].count("\n") + 1
    assert read(tmp_path / "b").cube.awaited == 6


def test_a_packed_briefing(tmp_path):
    archive = tmp_path / "a.qjb"
    archive.write_bytes(packed({name: text.encode() for name, text in FILES.items()}))
    roll(archive, tmp_path / "b")
    assert read(tmp_path / "b").cube.awaited == 6


def test_other_files_come_along_but_no_hidden_ones(old, tmp_path):
    (old / "notes").mkdir()
    (old / "notes" / "a.txt").write_bytes(b"\x00\xff")
    (old / ".git").mkdir()
    (old / ".git" / "config").write_text("x")
    (old / "~$tabs.docx").write_text("x")
    roll(old, tmp_path / "b")
    after = bytes_of(tmp_path / "b")
    assert after["notes/a.txt"] == b"\x00\xff"
    assert not [n for n in after if ".git" in n or "~$" in n]


# Refused ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("period", "reason"),
    [
        ("2023H1", "not-after"),
        ("2022", "not-after"),
        ("2023-08-01", "other-sort"),
        ("2023M12末", "other-sort"),
    ],
)
def test_a_period_that_does_not_come_after_is_refused(old, tmp_path, period, reason):
    with pytest.raises(RollError) as told:
        roll(old, tmp_path / "b", parse_period(period))
    assert told.value.reason == reason
    assert not (tmp_path / "b").exists()


def test_a_folder_with_something_in_it_is_left_alone(old, tmp_path, capsys):
    target = tmp_path / "b"
    target.mkdir()
    (target / "mine.txt").write_text("x")
    assert run(["next", str(old), "-o", str(target)]) == 2
    assert str(target) in capsys.readouterr().err
    assert list(bytes_of(target)) == ["mine.txt"]


@pytest.mark.parametrize("inside", [".", "next", "a/b"])
def test_no_edition_inside_the_other(old, inside):
    before = bytes_of(old)
    with pytest.raises(RollError, match="inside"):
        roll(old, old / inside)
    assert bytes_of(old) == before


def test_an_unreadable_briefing_is_told_with_its_line(tmp_path, capsys):
    write(tmp_path / "a", {"briefing.yaml": "format: qjviewer/1\nbriefing: [\n"})
    assert run(["next", str(tmp_path / "a"), "-o", str(tmp_path / "b")]) == 3
    assert "briefing.yaml:" in capsys.readouterr().err
    assert not (tmp_path / "b").exists()


@pytest.mark.parametrize(
    ("more", "told"),
    [(["--period", "下周"], "下周"), (["--as-of", "2023"], "2023"), (["--period", "2023Q1"], "2023Q1")],
)
def test_what_is_typed_wrong_is_said(old, tmp_path, capsys, more, told):
    assert run(["next", str(old), "-o", str(tmp_path / "b"), *more]) == 2
    assert told in capsys.readouterr().err


def test_where_nothing_can_be_written(old, tmp_path, capsys):
    (tmp_path / "file").write_text("x")
    assert run(["next", str(old), "-o", str(tmp_path / "file" / "b")]) == 1
    assert str(tmp_path / "file" / "b") in capsys.readouterr().err


# Killed ----------------------------------------------------------------------------------------

KILLED = """
import os, sys
from pathlib import Path
from qjviewer.rolling.roll import roll
old, room = Path(sys.argv[1]), Path(sys.argv[2])
for last in range(1, 40):
    child = os.fork()
    if child == 0:
        count = 0
        def step():
            global count
            count += 1
            if count == last:
                os._exit(9)
        roll(old, room / str(last), step=step)
        os._exit(0)
    if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0:
        print(last)
        break
"""


@pytest.mark.skipif(os.name == "nt", reason="processes are forked")
def test_killed_at_any_step_the_old_is_whole_and_there_is_no_half_new(old, tmp_path):
    before = bytes_of(old)
    room = tmp_path / "room"
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(old), str(room)], capture_output=True, text=True, check=True
    )
    steps = int(done.stdout)
    # A folder made, three files written, the folder put in place.
    assert steps == 6
    whole = bytes_of(room / str(steps))
    assert bytes_of(old) == before
    for last in range(1, steps):
        found = room / str(last)
        # Killed behind the last step it is there already, whole.
        assert found.exists() == (last == steps - 1)
        assert not found.exists() or bytes_of(found) == whole


def test_a_failure_leaves_nothing_beside(old, tmp_path):
    def step():
        raise OSError(28, "No space left on device")

    room = tmp_path / "room"
    with pytest.raises(OSError, match="space"):
        roll(old, room / "b", step=step)
    assert list(room.iterdir()) == []


# Told ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("zh-Hans", ("待填：5个数据、1个来源", "县统计局", "待复核")),
        ("zh-Hant", ("待填：5個數據", "待覆核")),
        ("en", ("Awaited: 5", "To be confirmed")),
    ],
)
def test_what_is_to_be_done_is_told(old, tmp_path, capsys, lang, words):
    assert run(["next", str(old), "-o", str(tmp_path / "b"), "--lang", lang]) == 0
    told = capsys.readouterr().out
    assert all(w in told for w in words)
    assert run(["next", str(tmp_path / "b"), "--lang", lang]) == 0
    told = capsys.readouterr().out
    assert all(w in told for w in words)


def test_a_briefing_with_nothing_to_do_says_so(old, capsys):
    assert run(["next", str(old)]) == 0
    assert "没有待填" in capsys.readouterr().out


def test_the_day_may_be_named(old, tmp_path):
    plan = roll(old, tmp_path / "b", as_of=dt.date(2023, 11, 1))
    assert plan.as_of == dt.date(2023, 11, 1)
    assert read(tmp_path / "b").bundle.briefing.as_of == dt.date(2023, 11, 1)


REASONS = [
    ('headline: "上半年增长。"', "time"),
    ('headline: "增长{gdp.yoy@2023H1}。"', "period"),
    ('headline: "增长{gdp.yoy}。"', "awaited"),
    ('headline: "增长6.1%。"', "typed"),
    ('headline: "由{gdp.yoy@2022H1}升至新高。"', "direction"),
    ('blocks: [{points: [{weakness: "基础薄弱。"}]}]', "judgement"),
    ("blocks: [{chart: line, of: gdp.yoy, periods: 2022H1..2023H1}]", "period"),
    ('blocks: [{table: statement, of: [gdp], columns: ["@2023H1"]}]', "period"),
]


@pytest.mark.parametrize(("line", "reason"), REASONS)
def test_why_something_is_to_be_looked_at(tmp_path, line, reason):
    tabs = f"tabs:\n  - tab: a\n    title: 一\n    read: 2023H1\n    {line}\n"
    roll(write(tmp_path / "a", {"briefing.yaml": FILES["briefing.yaml"], "tabs.yaml": tabs}), tmp_path / "b")
    todo = todo_of(read(tmp_path / "b").cube, "zh-Hans")
    assert reason in {r for t in todo.tabs if t.tab == "a" for one in t.reviews for r in one.reasons}


def test_what_no_tab_shows_is_listed_too(new):
    (rest,) = [t for t in todo_of(read(new).cube, "zh-Hans").tabs if t.tab == REST]
    assert {(r.path, r.reasons[0]) for r in rest.reviews} >= {
        ("facts.projects", "fact"),
        ("groups.counties", "group"),
    }


# Confirming --------------------------------------------------------------------------------------


def test_confirming_changes_that_value_alone(new):
    before = bytes_of(new)
    run(["confirm", str(new), "overview"])
    after = bytes_of(new)
    assert [n for n in before if before[n] != after[n]] == ["tabs.yaml"]
    assert changed_lines(before["tabs.yaml"], after["tabs.yaml"]) == [
        "-     read: 2023H1",
        "+     read: 2023Q1-Q3",
    ]
    assert release_of(load(new)).stale == ("plan",)


def test_a_tab_there_is_none_of(new, capsys):
    before = bytes_of(new)
    assert run(["confirm", str(new), "overview", "nothing"]) == 2
    assert "overview、plan、rest" in capsys.readouterr().err
    assert bytes_of(new) == before


def test_rolling_again_keeps_what_was_not_confirmed(new, tmp_path):
    roll(new, tmp_path / "c")
    assert read(tmp_path / "c").bundle.briefing.read == parse_period("2023H1")
    assert HEADER.splitlines()[0] in (tmp_path / "c" / "briefing.yaml").read_text(encoding="utf-8")
