"""The benchmark's own reckoning; nothing here measures anything."""

import datetime as dt
import json
import sys

import pytest

from qjviewer.load import read
from tests.bench import heavy, machine, process, run, screen, stats, table
from tests.bench.goal import Goal, Missing, Pair, Site
from tests.bench.stats import Row, percentile

GOAL = Goal("start", "start to first paint", "bare window", 1.8)
COMPARED = Goal("peer", "start", "a peer")


def pairs(*values):
    """Pairs of ours and the reference."""
    return tuple(Pair(*v) for v in values)


class Fake:
    """A group that gives prepared pairs, the first of which is the warming-up one."""

    def __init__(self, *given, goals=(GOAL,)):
        self.GOALS, self._given = goals, list(given)

    def measure(self, site):
        value = self._given.pop(0)
        if isinstance(value, Exception):
            raise value
        return value


@pytest.fixture
def site(tmp_path):
    return Site(tmp_path, {}, "offscreen")


def told(rows):
    """The words of the last cells of a table."""
    return [table.cells(row)[-1] for row in rows]


def test_a_ratio_is_that_of_the_medians_so_that_one_slow_run_counts_little():
    row = Row(GOAL, pairs((2, 1), (90, 1), (3, 2), (2, 1), (3, 40)))
    assert (row.ours, row.reference, row.ratio) == (3, 1, 3)


@pytest.mark.parametrize(
    ("ours", "goal", "verdict"),
    [(1.8, GOAL, "met"), (1.81, GOAL, "not met"), (99, COMPARED, "compared")],
)
def test_a_goal_is_met_up_to_its_limit_and_a_comparison_has_none(ours, goal, verdict):
    assert Row(goal, pairs((ours, 1))).verdict == verdict


@pytest.mark.parametrize(
    ("values", "share", "expected"),
    [([5], 0.95, 5), (range(1, 101), 0.95, 95), ([3, 1, 2], 0.5, 2), ([1, 2], 1, 2), ([1, 2], 0, 1)],
)
def test_a_percentile_is_one_of_the_values(values, share, expected):
    assert percentile(list(values), share) == expected


def test_no_values_have_no_percentile():
    with pytest.raises(ValueError, match="no values"):
        percentile([], 0.95)


def test_the_first_run_only_warms_up(site):
    group = Fake(*({"start": Pair(n, 1)} for n in (100, 1, 2, 3)))
    (row,) = run.measured([group], site, 3, tell=lambda words: None)
    assert [p.ours for p in row.pairs] == [1, 2, 3]


def test_what_is_missing_is_told_in_its_row_and_the_others_are_measured(site):
    groups = [Fake(Missing("sudo apt install a-peer")), Fake(*[{"peer": Pair(2, 4)}] * 8, goals=(COMPARED,))]
    rows = run.measured(groups, site, 7, tell=lambda words: None)
    assert told(rows) == ["not measured: sudo apt install a-peer", "compared"]
    assert "a-peer" in table.text(rows)
    assert table.as_json(rows, {})["goals"][0]["missing"] == "sudo apt install a-peer"


def test_a_fault_is_not_taken_for_a_missing_peer_and_the_others_are_measured(site):
    groups = [
        Fake(RuntimeError("exit code 1\nlong output")),
        Fake(*[{"peer": Pair(2, 4)}] * 8, goals=(COMPARED,)),
    ]
    rows = run.measured(groups, site, 7, tell=lambda words: None)
    assert told(rows) == ["failed: exit code 1", "compared"]


def test_the_terminal_s_columns_stand_under_each_other_also_with_chinese():
    wide, narrow = Goal("a", "衢江区", "r", 2), Goal("b", "ab", "r", 2)
    lines = table.text([Row(wide, pairs((1, 1))), Row(narrow, pairs((1, 1)))]).splitlines()
    assert lines[1].index("r") == lines[2].index("r") - 3


def test_markdown_has_a_rule_under_its_head_and_bars_in_words_escaped():
    head, rule, line = table.markdown([Row(Goal("a", "x|y", "r", 2), pairs((1, 2)))]).splitlines()
    assert head.count("|") == rule.count("|") == line.replace("\\|", "").count("|")
    assert "0.50× | ≤ 2× | met" in line


def test_json_holds_every_run_and_the_machine():
    told = table.as_json([Row(GOAL, pairs((1, 2), (3, 2)))], machine.describe("offscreen", 7))
    back = json.loads(json.dumps(told))
    assert back["goals"][0]["runs"] == [[1, 2], [3, 2]]
    assert back["goals"][0]["ratio"] == 1
    assert {"Python", "PySide6-Essentials", "pyqtgraph", "PyYAML", "cores", "system"} <= back[
        "machine"
    ].keys()


def test_every_goal_has_a_name_of_its_own_and_at_least_seven_runs():
    names = [goal.name for group in run.groups() for goal in group.GOALS]
    assert len(names) == len(set(names)) > 15
    assert run.LEAST_RUNS >= 7


def test_marks_and_figures_are_told_from_other_output():
    marks, values = process.parsed("noise\n@cards 12.5\n=memory 80\n= \n@x\n")
    assert (marks, values) == ({"cards": 12.5}, {"memory": 80})


def test_a_program_that_fails_is_no_measurement():
    with pytest.raises(RuntimeError, match="exit code 3"):
        process.run([sys.executable, "-c", "raise SystemExit(3)"], {})


@pytest.mark.skipif(sys.platform != "linux", reason="another program's memory is only counted in on Linux")
def test_the_memory_of_a_program_is_its_own():
    grown = bytearray(120_000_000)
    grown[::4096] = b"\x01" * len(grown[::4096])
    assert process.run([sys.executable, "-c", "pass"], {}).peak < 60


def test_the_heavy_briefing_has_the_size_promised(tmp_path):
    folder = heavy.write(tmp_path / "heavy", tables=2)
    lines = [(folder / f"table{n}.csv").read_text(encoding="utf-8").splitlines() for n in (0, 1)]
    assert [len(table) - 1 for table in lines] == [72_000, 72_000]
    assert len({tuple(line.split(",")[:4]) for table in lines for line in table[1:]}) == 144_000
    assert heavy.MANY_COUNTIES * heavy.INDICATORS * heavy.PERIODS == 1_000_000


def test_the_heavy_briefing_is_one_that_can_be_read(tmp_path):
    loaded = read(heavy.write(tmp_path / "heavy", counties=4))
    assert loaded.problems == ()
    assert loaded.figure_count == 4 * heavy.INDICATORS * heavy.PERIODS
    assert len(loaded.pages[0].blocks) == 3


@pytest.mark.parametrize(("wish", "kind"), [("offscreen", "offscreen"), ("own", "own"), ("xvfb", "xvfb")])
def test_a_screen_asked_for_is_the_one_used(wish, kind):
    assert screen.chosen(wish) == kind


def test_without_a_virtual_server_nothing_is_shown(monkeypatch):
    monkeypatch.setattr(screen.shutil, "which", lambda name: None)
    assert screen.chosen("auto") == "offscreen"


def test_a_row_without_runs_is_not_measured():
    assert stats.Row(GOAL, missing="x").verdict == "not measured"


def test_a_page_gets_the_table_between_its_marks_with_the_day_and_the_machine():
    rows = [Row(GOAL, pairs((2, 1)))]
    page = f"before\n{table.BEGIN}\nold\n{table.END}\nafter\n"
    once = table.renewed(page, rows, {"cores": 2}, dt.date(2024, 7, 31))
    assert once.startswith("before\n")
    assert once.endswith("\nafter\n")
    assert table.markdown(rows) in once
    assert "2024-07-31; cores 2" in once
    assert "old" not in once
    assert table.renewed(once, rows, {"cores": 2}, dt.date(2024, 7, 31)) == once
