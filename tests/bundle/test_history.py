"""`history: ../*/`: figures of earlier editions beside a briefing are older vintages of its own."""

import pytest

from qjviewer.bundle.archive import packed
from qjviewer.cli import run
from qjviewer.load import load, read
from qjviewer.pages.blocks import Chart
from qjviewer.pages.evidence import evidence
from tests.rolling.small import FILES, write

GDP = "gdp.yoy@yixian@2023H1"
HEADER = FILES["briefing.yaml"].partition("data:\n")[0]
TABS = """\
tabs:
  - tab: a
    title: 走势
    read: 2023Q1-Q3
    blocks:
      - {chart: line, of: gdp.yoy, periods: 2022H1..now, title: 走势}
"""


def edition(period, day, source, *data, history="history: ../*/\n"):
    head = HEADER.replace("period: 2023H1        # 期间", f"period: {period}")
    head = head.replace("as_of: 2023-07-20     # 截至", f"as_of: {day}").replace(
        "report-2023h1:", f"{source}:"
    )
    rows = "".join(
        f"  - about: {{place: yixian, period: {p}, source: {source}}}\n    gdp: {g}\n" for p, g in data
    )
    return {"briefing.yaml": head + history + (f"data:\n{rows}" if rows else ""), "tabs.yaml": TABS}


@pytest.fixture
def shelf(tmp_path):
    """The first half, and the first three quarters that know only their own figure."""
    write(tmp_path / "h1", FILES)
    now = edition("2023Q1-Q3", "2023-12-01", "report-q3", ("2023Q1-Q3", "{yoy: 6.4}"))
    now["briefing.yaml"] = now["briefing.yaml"].replace("2023-07-18", "2023-10-20")
    write(tmp_path / "q3", now)
    return tmp_path


def codes(folder):
    return {p.code for p in load(folder).problems if p.severity > 1}


def test_earlier_points_come_from_the_edition_beside(shelf):
    loaded = read(shelf / "q3")
    assert str(loaded.cube.by_id(GDP).value) == "6.1"
    (chart,) = [b for b in loaded.pages[0].blocks if isinstance(b, Chart)]
    assert {GDP, "gdp.yoy@yixian@2022H1", "gdp.yoy@yixian@2023Q1-Q3"} <= set(chart.figures)
    assert codes(shelf / "q3") == set()


@pytest.mark.parametrize("here", ["here", "本县"])
def test_what_an_edition_says_of_here_is_said_of_its_own_place(shelf, here):
    text = (shelf / "h1" / "briefing.yaml").read_text(encoding="utf-8")
    changed = text.replace("{place: yixian,", f"{{place: {here},")
    assert changed != text
    (shelf / "h1" / "briefing.yaml").write_text(changed, encoding="utf-8")
    assert str(read(shelf / "q3").cube.by_id(GDP).value) == "6.1"
    assert codes(shelf / "q3") == set()


def test_they_keep_their_ranks_and_sources_and_lead_to_their_file(shelf):
    loaded = read(shelf / "q3")
    figure = loaded.cube.by_id(GDP)
    assert (figure.ranks[0].rank, figure.ranks[0].of) == (2, 6)
    assert loaded.bundle.source_by_id[figure.cite[0].source].title.get("zh-Hans") == "上半年快报"
    assert figure.span.file == "../h1/briefing.yaml"
    assert (shelf / "q3" / figure.span.file).resolve().is_file()


def test_what_a_later_edition_says_counts_and_the_earlier_is_its_history(shelf):
    now = edition(
        "2023Q1-Q3", "2023-12-01", "report-q3", ("2023Q1-Q3", "{yoy: 6.4}"), ("2023H1", "{yoy: 6.3}")
    )
    now["briefing.yaml"] = now["briefing.yaml"].replace("2023-07-18", "2023-10-20")
    loaded = load(write(shelf / "q3", now))
    figure = loaded.cube.by_id(GDP)
    assert str(figure.value) == "6.3"
    assert figure.has_history
    found = evidence(GDP, loaded.cube, loaded.view, loaded.pages)
    words = "".join(r.text for f in found.facts if f.label == "历次数据" for r in f.words)
    assert "6.1%" in words
    assert "上半年快报" in words or "县统计局" in words
    assert codes(shelf / "q3") == set()


def test_of_several_earlier_editions_the_later_counts(shelf):
    write(shelf / "q1", edition("2023Q1", "2023-07-01", "first", ("2022H1", "{yoy: 5.9}")))
    vintages = read(shelf / "q3").cube
    figure = vintages.by_id("gdp.yoy@yixian@2022H1")
    assert str(figure.value) == "5.0"
    assert figure.has_history


@pytest.mark.parametrize(
    ("typed", "instead"), [("id: yixian", "id: bing"), ("period: 2023H1        #", "period: 2023        #")]
)
def test_other_briefings_and_later_editions_are_not_taken(shelf, typed, instead):
    write(shelf / "h1", FILES | {"briefing.yaml": FILES["briefing.yaml"].replace(typed, instead)})
    assert not read(shelf / "q3").cube.by_id(GDP).is_known


def test_awaited_values_are_no_history(shelf):
    write(
        shelf / "h1", FILES | {"briefing.yaml": FILES["briefing.yaml"].replace("value: 6.1", "value: 待填")}
    )
    cube = read(shelf / "q3").cube
    assert cube.awaited == 0


@pytest.mark.parametrize("pattern", ["../h*/", "../h1", "../*"])
def test_ways_to_name_them(shelf, pattern):
    text = (shelf / "q3" / "briefing.yaml").read_text(encoding="utf-8").replace("../*/", pattern)
    (shelf / "q3" / "briefing.yaml").write_text(text, encoding="utf-8")
    assert read(shelf / "q3").cube.by_id(GDP).is_known


@pytest.mark.parametrize("pattern", ["/etc", "../../*/", "../x/../y/", "h1", "..", "../..", "C:\\x"])
def test_nothing_but_what_lies_beside_is_looked_at(shelf, pattern):
    text = (shelf / "q3" / "briefing.yaml").read_text(encoding="utf-8").replace("../*/", f"'{pattern}'")
    (shelf / "q3" / "briefing.yaml").write_text(text, encoding="utf-8")
    assert "history-pattern" in codes(shelf / "q3")
    assert not read(shelf / "q3").cube.by_id(GDP).is_known


def test_a_link_that_leads_elsewhere_is_not_followed(shelf, tmp_path_factory):
    elsewhere = write(tmp_path_factory.mktemp("elsewhere") / "h1", FILES)
    (shelf / "h1" / "briefing.yaml").unlink()
    (shelf / "link").symlink_to(elsewhere)
    assert not read(shelf / "q3").cube.by_id(GDP).is_known


def test_an_archive_beside_is_an_edition_too(shelf):
    for file in (shelf / "h1").iterdir():
        file.unlink()
    (shelf / "h1.qjb").write_bytes(packed({name: text.encode() for name, text in FILES.items()}))
    assert read(shelf / "q3").cube.by_id(GDP).is_known


def test_it_takes_part_in_the_fingerprint_and_is_watched(shelf):
    before = read(shelf / "q3")
    assert shelf / "h1" / "briefing.yaml" in before.files
    write(shelf / "h1", FILES | {"briefing.yaml": FILES["briefing.yaml"].replace("value: 6.1", "value: 6.2")})
    assert read(shelf / "q3").digest != before.digest


def test_editions_that_name_each_other_end(shelf):
    write(
        shelf / "h1",
        FILES | {"briefing.yaml": FILES["briefing.yaml"].replace("data:\n", "history: ../*/\ndata:\n", 1)},
    )
    assert read(shelf / "q3").cube.by_id(GDP).is_known


def test_a_broken_edition_beside_harms_nothing(shelf):
    (shelf / "h1" / "briefing.yaml").write_text("briefing: [", encoding="utf-8")
    assert codes(shelf / "q3") == set()


def test_an_archive_of_it_holds_its_own_files(shelf, tmp_path, capsys):
    assert run(["pack", str(shelf / "q3"), "-o", str(tmp_path / "x.qjb")]) == 0
    assert "2" in capsys.readouterr().out
    assert read(tmp_path / "x.qjb").cube.by_id("gdp.yoy@yixian@2023Q1-Q3").is_known


def test_a_source_of_the_same_name_that_is_another_stays_another(shelf):
    text = (shelf / "q3" / "briefing.yaml").read_text(encoding="utf-8")
    text = text.replace("report-q3", "report-2023h1").replace("上半年快报", "前三季度快报")
    (shelf / "q3" / "briefing.yaml").write_text(text, encoding="utf-8")
    bundle = read(shelf / "q3").bundle
    assert {s.title.get("zh-Hans") for s in bundle.sources} >= {"上半年快报", "前三季度快报"}
