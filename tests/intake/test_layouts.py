"""Made workbooks of many layouts are read right; what is not sure is asked, never guessed."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "packaging"))

from intake_score import Score, compare, score_pair, truth_of

from qjviewer.intake.understanding import understand
from qjviewer.intake.workbook_opening import open_workbook
from tests.intake.made.all_layouts import LAYOUTS, write, write_varied

# In these a careful reader asks too: figures that must be asked about, whatever else is read.
ASKED = {"nested_groups": 5, "two_currencies": 8}


def scored(path) -> Score:
    return compare(understand(open_workbook(path)).figures, truth_of(path), last_part=False)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_layout_is_read_without_help(layout, tmp_path):
    score = scored(write(tmp_path, layout, 0))
    assert (score.wrong, score.missed, score.asked) == (0, 0, ASKED.get(layout, 0)), "\n".join(score.faults)
    assert score.right > 0


@pytest.mark.parametrize("layout", LAYOUTS)
def test_it_is_read_in_other_words_and_places_too(layout, tmp_path):
    score = scored(write_varied(tmp_path, layout, 1))
    assert (score.wrong, score.missed) == (0, 0), "\n".join(score.faults)
    assert score.asked <= ASKED.get(layout, 0)


@pytest.mark.parametrize("layout", [*list(LAYOUTS)[::4], *ASKED])
def test_another_month_is_read_with_the_confirmed_mapping(layout, tmp_path):
    first, second = (write(tmp_path, layout, seed) for seed in (0, 1))
    score, _ = score_pair(first, second, last_part=False)
    assert (score.wrong, score.missed, score.asked) == (0, 0, 0), "\n".join(score.faults)


def test_the_score_tells_wrong_from_asked_and_missed(tmp_path):
    path = write(tmp_path, "quick_report", 0)
    figures, truth = understand(open_workbook(path)).figures, truth_of(path)
    wrong = [{**row, "value": "0.01"} if at == 0 else row for at, row in enumerate(truth)]
    assert compare(figures, wrong, last_part=False).wrong == 1
    assert compare(figures[1:], truth, last_part=False).missed == 1
    # A sure figure that the truth does not know is wrong as well.
    assert compare(figures, truth[1:], last_part=False).wrong == 1
    other = [{**row, "indicator": f"别的/{row['indicator']}"} for row in truth]
    assert compare(figures, other, last_part=False).right == 0
    assert compare(figures, other, last_part=True).right == len(truth)
