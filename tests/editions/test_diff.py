"""What differs between two editions: everything that was changed, each thing once, and nothing else."""

import json
from functools import cache

import pytest

from qjviewer.bundle.archive import packed as archived
from qjviewer.cli import run
from qjviewer.editions.diffing import diff
from qjviewer.editions.edition import Edition, packed, unpacked
from qjviewer.editions.taking import edition_of
from qjviewer.load import read
from qjviewer.resources import builtin_bundle
from tests.editions.planted import PLANTED, plant
from tests.rolling.small import FILES, bytes_of, write
from tests.shipped import shipped


@cache
def builtin():
    """The edition everything is planted in."""
    return edition_of(shipped())


def compared(before, after):
    """The difference of two paths, or of editions already taken."""
    sides = (side if isinstance(side, Edition) else edition_of(read(side)) for side in (before, after))
    return diff(*sides, "zh-Hans")


@pytest.fixture(scope="module")
def planted_edition(tmp_path_factory):
    return edition_of(read(plant(tmp_path_factory.mktemp("planted") / "b")))


def told(change):
    return change.sort, change.subject, change.before, change.after


def says(change, planted):
    _, _, _, sort, subject, before, after = planted
    fits = before in change.before and after in change.after
    empty = bool(before) == bool(change.before) and bool(after) == bool(change.after)
    return (change.sort, change.subject) == (sort, subject) and fits and empty


def test_there_are_thirty():
    assert len(PLANTED) == 30


def test_thirty_planted_changes_are_listed_and_nothing_else(planted_edition):
    found = list(compared(builtin(), planted_edition).typed)
    missed = []
    for planted in PLANTED:
        one = next((c for c in found if says(c, planted)), None)
        if one is None:
            missed.append(planted[3:])
        else:
            found.remove(one)
    assert (missed, [told(c) for c in found]) == ([], [])


# One of each sort.
ALONE = list({p[3]: p for p in PLANTED if p[0]}.values())


@pytest.mark.parametrize("planted", ALONE, ids=lambda p: f"{p[3]} {p[4]}")
def test_one_alone(tmp_path, planted):
    """And turned round it is the opposite."""
    both = [p for p in PLANTED if p[0] is None] if planted[3] == "gone" else []
    changed = edition_of(read(plant(tmp_path / "b", [planted])))
    found = compared(builtin(), changed).typed
    assert len(found) == 1 + len(both)
    assert any(says(c, planted) for c in found)
    back = compared(changed, builtin()).typed
    assert sorted((c.subject, c.before, c.after) for c in back) == sorted(
        (c.subject, c.after, c.before) for c in found
    )


def test_a_revision_gives_its_reason_and_source(planted_edition):
    found = compared(builtin(), planted_edition).typed
    (one,) = [c for c in found if c.subject == "fai.yoy@quzhou@2023H1"]
    assert one.why == "修订；市局更正。"
    assert "浙江在线" in one.source


def test_a_revised_vintage_that_is_appended_is_one_revision(tmp_path):
    about = "{place: yixian, period: 2023H1, source: report-2023h1, status: revised, note: 普查后更正}"
    more = f"  - about: {about}\n    gdp: {{level: 101.5}}\n"
    text = FILES["briefing.yaml"].replace("facts:\n", more + "facts:\n")
    before, after = write(tmp_path / "a"), write(tmp_path / "b", FILES | {"briefing.yaml": text})
    (one,) = compared(before, after).typed
    assert (one.sort, one.before, one.after) == ("revised", "100.5亿元", "101.5亿元")
    assert "修订" in one.why
    assert "普查后更正" in one.why


def test_words_that_only_follow_a_figure_are_told_apart(tmp_path):
    found = compared(builtin(), plant(tmp_path / "b", PLANTED[:1]))
    assert [c.subject for c in found.typed] == ["gdp.yoy@qujiang@2023H1"]
    assert any("13.4%" in c.before and "13.5%" in c.after for c in found.following)
    assert found.same == len(builtin().figures) - 1


TABS = """tabs:
  - {tab: a, title: 甲, read: 2023H1, headline: 一句。, blocks: [{cards: [gdp.yoy]}, {note: 说明一。}]}
  - {tab: b, title: 乙, read: 2023H1, blocks: [{points: [{highlight: 好。}, {weakness: 不足。}]}]}
  - {tab: c, title: 丙, read: 2023H1}
"""
CHANGES_OF_PAGES = [
    ("  - {tab: c, title: 丙, read: 2023H1}\n", "", ("page", "tabs.c", "丙", "")),
    ("  - {tab: c", "  - {tab: d, title: 丁, read: 2023H1}\n  - {tab: c", ("page", "tabs.d", "", "丁")),
    ("{cards: [gdp.yoy]}, {note: 说明一。}", "{note: 说明一。}, {cards: [gdp.yoy]}",
     ("page", "tabs.a", "说明一。", "说明一。")),
    ("{note: 说明一。}", "{note: 说明一。}, {note: 说明二。}", ("page", "tabs.a", "", "说明二。")),
    ("{cards: [gdp.yoy]}", "{chart: bars, of: gdp.yoy}", None),
    ("highlight: 好。", "weakness: 好。", ("words", "tabs.b", "亮点·好。", "短板·好。")),
    ("headline: 一句。", "headline: 一句。二句。", ("words", "tabs.a", "", "二句。")),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "instead", "wanted"), CHANGES_OF_PAGES)
def test_pages_and_blocks(tmp_path, typed, instead, wanted):
    assert typed in TABS
    before = write(tmp_path / "a", FILES | {"tabs.yaml": TABS})
    after = write(tmp_path / "b", FILES | {"tabs.yaml": TABS.replace(typed, instead)})
    found = [told(c) for c in compared(before, after).typed]
    if wanted is None:
        assert [(sort, subject) for sort, subject, _, _ in found] == [("page", "tabs.a")] * 2
    else:
        assert found == [wanted]


def test_the_order_of_pages(tmp_path):
    lines = TABS.splitlines(keepends=True)
    before = write(tmp_path / "a", FILES | {"tabs.yaml": TABS})
    turned = "".join([lines[0], lines[3], lines[1], lines[2]])
    found = compared(before, write(tmp_path / "b", FILES | {"tabs.yaml": turned})).typed
    assert [(c.sort, c.before, c.after) for c in found] == [("page", "3", "1")]


def test_only_comments_and_order_of_files_are_no_difference(tmp_path):
    before = write(tmp_path / "a")
    after = write(tmp_path / "b", FILES | {"tabs.yaml": "# 别的话\n" + FILES["tabs.yaml"]})
    found = compared(before, after)
    assert found.changes == ()
    assert found.before.digest != found.after.digest


def test_an_archive_beside_a_folder(tmp_path, capsys):
    archive = tmp_path / "a.qjb"
    archive.write_bytes(archived(bytes_of(write(tmp_path / "x"))))
    assert run(["diff", str(archive), str(tmp_path / "x")]) == 0
    assert "没有不同" in capsys.readouterr().out


def test_two_files_of_one_folder(tmp_path, capsys):
    folder = write(tmp_path / "x")
    other = FILES["briefing.yaml"].replace("value: 6.1", "value: 6.3")
    (folder / "old.yaml").write_text(other, encoding="utf-8")
    assert run(["diff", str(folder / "old.yaml"), str(folder / "briefing.yaml")]) == 1
    assert "6.3% → 6.1%" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("lang", "words"), [("zh-Hans", "修订1处"), ("zh-Hant", "修訂1處"), ("en", "Revised 1")]
)
def test_the_command_tells_in_every_language(tmp_path, capsys, lang, words):
    before = write(tmp_path / "a")
    other = FILES["briefing.yaml"].replace("value: 6.1", "value: 6.3")
    after = write(tmp_path / "b", FILES | {"briefing.yaml": other})
    assert run(["diff", str(before), str(after), "--lang", lang]) == 1
    out = capsys.readouterr().out
    assert words in out
    assert "6.1%" in out


def test_json_holds_every_change(tmp_path, capsys):
    changed = plant(tmp_path / "b")
    assert run(["diff", str(builtin_bundle()), str(changed), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert sum(not c["follows"] for c in found["changes"]) == 30
    assert found["before"]["digest"] == shipped().digest


def test_the_web_page_stands_alone_and_escapes(tmp_path):
    text = FILES["tabs.yaml"].replace("title: 目标", "title: <script>alert(1)</script>")
    before, after = write(tmp_path / "a"), write(tmp_path / "b", FILES | {"tabs.yaml": text})
    run(["diff", str(before), str(after), "--html", str(tmp_path / "d.html")])
    page = (tmp_path / "d.html").read_text(encoding="utf-8")
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert "http://" not in page
    assert "https://" not in page


def test_what_is_internal_does_not_leave_in_the_web_page(tmp_path):
    text = FILES["briefing.yaml"].replace("value: 12,", "value: 12, internal: true,")
    before = write(tmp_path / "a", FILES | {"briefing.yaml": text})
    after = write(tmp_path / "b", FILES | {"briefing.yaml": text.replace("value: 12,", "value: 71,")})
    run(["diff", str(before), str(after), "--html", str(tmp_path / "d.html")])
    assert "71" not in (tmp_path / "d.html").read_text(encoding="utf-8")
    assert any(c.after == "71个" for c in compared(before, after).typed)


def test_what_cannot_be_read_is_3(tmp_path, capsys):
    assert run(["diff", str(tmp_path / "none"), str(builtin_bundle())]) == 3
    assert "none" in capsys.readouterr().err


def test_an_edition_is_kept_in_few_bytes_and_comes_back():
    edition = builtin()
    data = packed(edition)
    assert len(data) < 40_000
    assert unpacked(data) == edition


@pytest.mark.parametrize("data", [b"", b"nonsense", packed(builtin())[:-40]])
def test_a_damaged_edition_is_refused(data):
    with pytest.raises(ValueError, match="no edition"):
        unpacked(data)
