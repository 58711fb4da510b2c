"""A briefing made from nothing but a place and a period."""

import datetime as dt

import pytest

from qjviewer.bundle.periods import parse_period
from qjviewer.rolling.first_edition import first_edition, latest_period, place_typed, rhythm_of, start_edition
from qjviewer.rolling.roll_errors import RollError

TODAY = dt.date(2026, 11, 27)
LATEST = [
    ((2026, 1, 5), "2025"), ((2026, 3, 31), "2025"), ((2026, 4, 1), "2026Q1"), ((2026, 8, 9), "2026H1"),
    ((2026, 11, 27), "2026Q1-Q3"),
]  # fmt: skip


@pytest.mark.parametrize(("day", "code"), LATEST)
def test_the_latest_period_that_is_over_is_proposed(day, code):
    assert latest_period(dt.date(*day)).code == code


@pytest.mark.parametrize(
    ("code", "rhythm"),
    [("2026H1", "quarter"), ("2026M01-M07", "month"), ("2026", "year"), ("2026M09", "quarter")],
)
def test_the_rhythm_follows_from_the_period(code, rhythm):
    assert rhythm_of(parse_period(code)) == rhythm


@pytest.mark.parametrize("text", ["", "  ", "甲" * 41, "a{b", 'a"b', "a\\b", "a\0b"])
def test_a_place_that_would_break_the_file_is_refused(text):
    with pytest.raises(RollError):
        place_typed(text)


def test_every_value_is_filled_in_and_a_day_before_the_end_gives_way():
    files = first_edition("乙县", parse_period("2026"), TODAY)
    words = "".join(data.decode() for name, data in files.items() if name.endswith(".yaml"))
    assert "@" not in words
    assert "as_of: 2026-12-31" in words


def test_a_folder_that_is_taken_stays_as_it_is(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(RollError):
        start_edition(tmp_path, "乙县", parse_period("2026H1"), TODAY)
    assert [p.name for p in tmp_path.iterdir()] == ["file"]
