"""A bundle is read whole: every problem at once, each with its file, line and column; files joined to one."""

import pytest

from qjviewer.bundle.build import build
from qjviewer.problems import in_order
from tests.bundle.small import SMALL, changed, codes, errors, places, read, rows

FIGURE = "    gdp: {level: 120.5, yoy: 13.4}"


def test_a_good_briefing_reads_without_a_problem_and_keeps_its_decimals():
    built = read()
    assert built.problems == ()
    assert rows(built) == [
        ("gdp", "level", "", "q", "2023H1", "120.5"),
        ("gdp", "yoy", "", "q", "2023H1", "13.4"),
    ]
    assert str(built.origins["data[0].gdp.yoy"]) == "briefing.yaml:18:30"
    assert built.origins["data[0].gdp.yoy"] == next(
        o.span for o in built.bundle.store.observations() if o.measure == "yoy"
    )


def test_a_single_file_and_a_folder_read_alike(tmp_path):
    (tmp_path / "a.yaml").write_text(SMALL, encoding="utf-8")
    (tmp_path / "briefing.yaml").write_text(SMALL, encoding="utf-8")
    one, other = build(tmp_path / "a.yaml"), build(tmp_path)
    assert one.bundle.tabs == other.bundle.tabs
    assert rows(one) == rows(other)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("format: qjviewer/1\n", "", [("missing-key", 1, 1)]),
        ("format: qjviewer/1", "format: other/1", [("unknown-word", 1, 9)]),
        ("format: qjviewer/1", "format: 1\nfigures: {}", [("earlier-format", 2, 1)]),
        ("id: x, ", "", [("missing-key", 2, 11)]),
        ("id: x", "id: 中文", [("bad-id", 2, 16)]),
        ("level: county, within", "level: shire, within", [("unknown-word", 4, 25)]),
        ("within: z, also", "within: zz, also", [("missing-reference", 4, 41)]),
        ("within: z, also", "wihtin: z, also", [("unknown-key", 4, 33)]),
        ("as_of: 2023-08-31", "as_of: 2023年8月", [("not-a-day", 2, 63)]),
        ("period: 2023H1, as_of", "period: 上半年, as_of", [("not-a-period", 2, 48)]),
        ("paragraphs: 10", "paragraphs: 十段", [("not-whole", 10, 61)]),
        ("paragraphs: 10", "context: yes", [("not-a-flag", 10, 58)]),
        ("title: 年鉴", "title: ", [("empty-value", 10, 77)]),
        ("title: 年鉴", "title:", [("yaml-colon-blank", 10, 75)]),
        ("title: 年鉴", "title: 年鉴, url: [a]", [("yaml-bracket-start", 10, 86)]),
        ("title: 年鉴", "title: 年鉴, paragraphs: {a: 1}", [("wrong-type", 10, 93)]),
        ("title: 总览", "title: &x 总览", [("alias", 21, 12)]),
        ("title: 总览", "title: !!str 总览", [("tag", 21, 12)]),
        ("title: 总览", 'title: "总\\u0001览"', [("forbidden-character", 21, 14)]),
        ("title: 总览", 'title: "总\\u202e览"', [("forbidden-character", 21, 14)]),
        ("title: 总览\n", "title: 总览\n    headline: 多{一}个}\n", [("stray-brace", 22, 20)]),
        ("tabs:", "tabs:\n  - {tab: t, title: 又}", [("tab-twice", 21, 10)]),
        ("- cards: [gdp.yoy]", "- card: [gdp.yoy]", [("unknown-block", 23, 9)]),
        ("places: [q, k]", "places: [q, k], size: x", [("not-whole", 8, 41)]),
        ("size: {2022: 89, 2023: 90}", "size: {22: 89}", [("not-whole", 9, 52)]),
        ("  k: {", "  q: {", [("duplicate-key", 5, 3), ("missing-reference", 8, 31)]),
        ("  two: {", "  q: {", [("name-twice", 8, 3)]),
        ("groups:", "groups:\n  9a: {name: 甲}", [("bad-id", 8, 3)]),
        ("  firms: {", "  firms: [", [("yaml-bracket-open", 15, 10)]),
        ("data:\n", "data: []\ndata:\n", [("duplicate-key", 17, 1)]),
        ("tabs:", "leaflets: []\ntabs:", [("unknown-key", 19, 1)]),
    ],
)
def test_each_slip_is_told_with_its_place(old, new, expected):
    assert places(read(changed(old, new))) == expected


def test_all_problems_are_told_at_once_and_the_rest_stays_usable():
    text = changed("13.4", "十三", changed("level: county, within: z, also", "level: x, within: z, also"))
    built = read(text)
    assert set(codes(built)) >= {"not-a-quantity", "unknown-word"}
    assert built.bundle.tabs[0].tab == "t"
    assert rows(built) == [("gdp", "level", "", "q", "2023H1", "120.5")]


@pytest.mark.parametrize(
    ("old", "new", "meant"),
    [
        ("within: z, also", "wihtin: z, also", "within"),
        ("level: county, within: z, also", "level: conty, within: z, also", "county"),
        ("    gdp: {level", "    gpd: {level", "gdp"),
        ("    gdp: {level", "    地区生产总直: {level", "地区生产总值"),
        ("yoy: 13.4", "yyo: 13.4", "yoy"),
        ("yoy: 13.4", "同比增速度: 13.4", "同比增速"),
        ("yoy: 13.4", "yoy: {value: 13.4, vs: {浙江: 6}}", "浙江省"),
        ("place: q, period: 2023H1, source", "place: 衢江, period: 2023H1, source", "衢江区"),
        ("- cards:", "- crads:", "cards"),
    ],
)
def test_what_is_misspelt_gets_the_nearest_that_exists(old, new, meant):
    hints = [p.hint() for p in read(changed(old, new)).problems]
    assert any(f"是否想写“{meant}”" in hint for hint in hints), hints


# Several files ---------------------------------------------------------------------------------

MORE = """\
about: {place: k, source: s, at: ¶2}
data:
  - about: {period: 2023Q1}
    gdp: {yoy: 9.0}
places:
  w: {name: 龙游县, level: county, within: z}
"""


def including(what="[more.yaml]"):
    return changed("format: qjviewer/1", f"format: qjviewer/1\ninclude: {what}")


def test_included_files_join_the_whole_and_a_file_may_begin_with_an_about():
    built = read(including(), {"more.yaml": MORE})
    assert built.problems == ()
    assert ("gdp", "yoy", "", "k", "2023Q1", "9.0") in rows(built)
    assert "w" in built.bundle.place_by_id
    span = next(o.span for o in built.bundle.store.observations() if o.place == "k")
    assert (span.file, span.line) == ("more.yaml", 4)


@pytest.mark.parametrize(
    "what", ["[data/*.yaml]", "['data/[ab].yaml']", "data/?.yaml", "[data/a.yaml, data/b.yaml]"]
)
def test_a_pattern_names_several_files_in_order(what):
    files = {
        f"data/{n}.yaml": MORE.replace("9.0", v).partition("places:")[0] for n, v in (("b", "2"), ("a", "1"))
    }
    files |= {"data/sub/c.yaml": "x: [", "data/.hidden.yaml": "x: [", "data/~$a.yaml": "x: ["}
    built = read(including(what), files)
    assert built.problems == ()
    assert [row[5] for row in rows(built)][-2:] == ["1", "2"]


def test_a_pattern_may_fit_the_main_file_and_what_was_included_before():
    built = read(including("[more.yaml, '*.yaml']"), {"more.yaml": MORE})
    assert built.problems == ()
    assert len(rows(built)) == 3


@pytest.mark.parametrize(
    ("what", "code"),
    [
        ("[gone.yaml]", "file-missing"),
        ("[data/*.yml]", "no-such-files"),
        ("[more.yaml, more.yaml]", "included-twice"),
        ("[briefing.yaml]", "included-twice"),
        ("[notes.txt]", "wrong-ending"),
        ("[page.html]", "wrong-ending"),
        ("[folder.yaml]", "not-a-file"),
        ("['../x.yaml']", "outside-path"),
        ("[/etc/passwd.yaml]", "outside-path"),
        ("['C:/x.yaml']", "outside-path"),
        ("[{a: 1}]", "wrong-type"),
    ],
)
def test_what_cannot_be_included_is_told_where_it_is_named(what, code):
    files = {"more.yaml": MORE, "notes.txt": "甲", "page.html": "<p>", "folder.yaml/x": "甲"}
    built = read(including(what), files)
    assert codes(built) == [code]
    assert built.problems[0].where.line == 2
    assert built.problems[0].message() != built.problems[0].message("en")


def test_a_key_of_the_main_file_alone_is_refused_in_an_included_one():
    built = read(including(), {"more.yaml": "briefing: {id: y}\nindicater: {}\n"})
    assert codes(built) == ["not-in-include", "not-in-include"]


@pytest.mark.parametrize("section", ["places: [q]", "places: 衢江区", "indicators: [{name: 甲}]"])
def test_a_section_that_is_no_map_in_one_file_leaves_the_other_ones(section):
    built = read(including(), {"more.yaml": section + "\n"})
    assert [(p.code, p.where.file) for p in built.problems] == [("wrong-type", "more.yaml")]
    assert len(built.bundle.places) == 3


def test_sections_may_be_left_empty_in_a_file():
    assert read(including(), {"more.yaml": "places:\ndata:\nfacts:\n"}).problems == ()


def test_the_same_name_in_two_files_is_told_in_the_second():
    built = read(including(), {"more.yaml": "places:\n  q: {name: 乙, level: county}\n"})
    (found,) = built.problems
    assert (found.code, found.where.file, found.where.line) == ("duplicate-key", "more.yaml", 2)
    assert "briefing.yaml:5" in found.message()
    assert built.bundle.place_by_id["q"].name.get("zh-Hans") == "衢江区"


def test_what_is_wrong_with_an_about_is_told_once():
    text = changed("source: s, at", "source: none, at", changed(FIGURE, FIGURE + "\n    power: {level: 3}"))
    built = read(text)
    assert len([p for p in in_order(built.problems) if p.code == "missing-reference"]) == 1


# Encodings and the fingerprint ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("encode", "told"),
    [
        (lambda t: t.encode("utf-8-sig"), []),
        (lambda t: t.encode("utf-16"), []),
        (lambda t: t.encode("utf-16-le"), []),
        (lambda t: t.encode("utf-16-be"), []),
        (lambda t: t.encode("gb18030"), ["encoding-gb18030"]),
        (lambda t: t.replace("\n", "\r\n").encode(), []),
        (lambda t: t.replace("\n", "\r").encode(), []),
    ],
)
def test_encodings_and_line_ends_met_in_the_field_are_read(encode, told):
    built = read(encode(SMALL))
    assert codes(built) == told
    assert built.bundle.place_by_id["q"].name.get("zh-Hans") == "衢江区"
    assert built.origins["tabs[0].title"].line == 21


def test_the_digest_follows_the_content_of_every_file():
    first = read(including(), {"more.yaml": MORE}).digest
    assert len(first) == 16
    assert read(including(), {"more.yaml": MORE}).digest == first
    assert read(including(), {"more.yaml": MORE.replace("9.0", "9.1")}).digest != first


def test_the_files_to_watch_are_those_that_were_named_there_or_not():
    built = read(including("[more.yaml, gone.yaml]"), {"more.yaml": MORE})
    assert [p.name for p in built.files] == ["briefing.yaml", "more.yaml", "gone.yaml"]
    assert errors(built) == ["file-missing"]


@pytest.mark.parametrize(
    ("columns", "told"),
    [
        ("{增长: [yoy], 比较: [yoy vs z, yoy vs k]}", []),
        ("[level, {比较: [yoy vs z]}, yoy]", []),
        ("{比较: {再比: [yoy]}}", ["wrong-type"]),
        ("[level, {比较: }]", ["empty-value"]),
    ],
)
def test_columns_stand_under_headings_of_one_level(columns, told):
    table = f"      - {{table: statement, of: [gdp], columns: {columns}}}\n"
    built = read(SMALL + table)
    assert codes(built) == told
    assert built.bundle.tabs[0].blocks[-1].columns or told
