"""A folder of briefings is a series: listed by period, with what later editions say otherwise."""

import json

import pytest

from qjviewer.bundle.archive import packed
from qjviewer.cli import run
from qjviewer.editions.library import library
from qjviewer.rolling.roll import roll
from tests.rolling.small import FILES, write

LATER = FILES["briefing.yaml"].replace("period: 2023H1        # 期间", "period: 2023Q1-Q3")


@pytest.fixture
def shelf(tmp_path):
    folder = tmp_path / "shelf"
    write(folder / "b-first", FILES)
    roll(folder / "b-first", folder / "a-next")
    text = (folder / "a-next" / "briefing.yaml").read_text(encoding="utf-8")
    (folder / "a-next" / "briefing.yaml").write_text(
        text.replace("value: 6.1", "value: 6.2"), encoding="utf-8"
    )
    other = {name: text.replace("id: yixian", "id: bing") for name, text in FILES.items()}
    (folder / "c.qjb").write_bytes(packed({name: text.encode() for name, text in other.items()}))
    (folder / "notes").mkdir()
    (folder / "broken").mkdir()
    (folder / "broken" / "briefing.yaml").write_text("briefing: [", encoding="utf-8")
    return folder


def test_it_is_listed_by_name_and_the_newest_first(shelf):
    assert [(h.id, h.period.code, h.path.name) for h in library(shelf)] == [
        ("bing", "2023H1", "c.qjb"),
        ("yixian", "2023Q1-Q3", "a-next"),
        ("yixian", "2023H1", "b-first"),
    ]


@pytest.mark.parametrize(
    ("lang", "words"), [("zh-Hans", "2023年前三季度"), ("zh-Hant", "2023年前三季度"), ("en", "Q1–Q3 2023")]
)
def test_the_command_tells_titles_periods_and_what_was_revised(shelf, capsys, lang, words):
    assert run(["library", str(shelf), "--lang", lang]) == 0
    told = capsys.readouterr().out
    assert words in told
    assert "6.1% → 6.2%" in told
    assert told.count("→") == 1


def test_for_machines(shelf, capsys):
    assert run(["library", str(shelf), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [f["period"] for f in found] == ["2023H1", "2023Q1-Q3", "2023H1"]
    assert [bool(f["revised"]) for f in found] == [False, True, False]


def test_the_folder_of_one_briefing_is_a_series_of_one(shelf):
    assert [h.id for h in library(shelf / "b-first")] == ["yixian"]


@pytest.mark.parametrize("name", ["notes", "nothing"])
def test_a_folder_without_any_says_so(shelf, capsys, name):
    assert run(["library", str(shelf / name)]) == 3
    assert name in capsys.readouterr().err
