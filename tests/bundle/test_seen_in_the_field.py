"""What files of offices were seen to hold: each is read as it was meant, or told in words that help."""

import pytest

from tests.bundle.small import SMALL, changed, codes, errors, read

FIGURE = "    gdp: {level: 120.5, yoy: 13.4}\n"
TITLE = "    title: 总览\n"


@pytest.mark.parametrize(
    ("old", "new", "value"),
    [
        # Dates and periods as people write them.
        ("as_of: 2023-08-31", "as_of: 2023-8-31", "2023-08-31"),
        ("as_of: 2023-08-31", "as_of: 2023/8/31", "2023-08-31"),
        ("as_of: 2023-08-31", "as_of: 2023年8月31日", "2023-08-31"),
        ("period: 2023H1, as_of", "period: 2023年1—6月, as_of", "2023H1"),
        # What YAML alone would turn into numbers, truth values or nothing.
        ("level: county, within: z, also", "level: county, code: 051022, within: z, also", "051022"),
        ("id: x", "id: no", "no"),
        ("id: x", "id: y", "y"),
        ("title: 总览", "title: 2023", "2023"),
        ("title: 总览", "title: 12:30", "12:30"),
        # Blanks of other kinds around words, and words that look like formulas.
        ("level: county, within: z, also", "level: county\u00a0, within: \u3000z, also", "county"),
        ("title: 总览", 'title: "=1+1 项目"', "=1+1 项目"),
        ("title: 总览", 'title: "@示范点"', "@示范点"),
        ("title: 总览", 'title: "-减亏企业"', "-减亏企业"),
        ("name: 衢江区", "name: 王𬱖㛃䶮𠮷堃镇", "王𬱖㛃䶮𠮷堃镇"),
    ],
)
def test_is_read_as_it_was_meant(old, new, value):
    built = read(changed(old, new))
    assert errors(built) == []
    bundle = built.bundle
    place, title = bundle.place_by_id["q"], bundle.tabs[0].title.get("zh-Hans")
    known = {bundle.briefing.as_of.isoformat(), bundle.briefing.period.code, bundle.briefing.id}
    assert value in known | {place.code, place.level, title, place.name.get("zh-Hans")}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("period: 2023H1, as_of", "period: 2023-01..06, as_of", "not-a-period"),
        ("period: 2023H1, as_of", "period: 2023.06, as_of", "not-a-period"),
        (FIGURE, FIGURE.replace("gdp:", "gdp：", 1), "yaml-wide-colon"),
        (FIGURE, "    gdp: {yoy: {value: 13.4, unit: “%”}}\n", "wide-quotes"),
        (FIGURE, "    gdp: {yoy: –5.0}\n", "not-a-quantity"),
        ("  firms: {", "  规上企业: {", "bad-id"),
        (TITLE, TITLE + "    headline: 投资｛gdp.yoy：change｝\n", "wide-brace"),
        (TITLE, '    title: "总\\v览"\n', "forbidden-character"),
        (TITLE, "    title: 总\v览\n", "forbidden-character"),
        (TITLE, TITLE + "---\nformat: qjviewer/1\n", "second-document"),
        (SMALL, "", "not-a-bundle"),
        (SMALL, "format: qjviewer/1\n", "missing-key"),
        (SMALL, "衢江区2023年上半年经济运行简报\n", "not-a-bundle"),
    ],
)
def test_is_told_in_words_that_help(old, new, code):
    built = read(changed(old, new))
    assert code in codes(built)
    found = next(p for p in built.problems if p.code == code)
    assert found.hint()
    assert found.message("zh-Hant") != found.message("en")


def test_values_typed_with_full_width_digits_are_read_and_said():
    built = read(changed(FIGURE, "    gdp: {level: 186。40, yoy: －５．０％}\n"))
    values = [str(o.quantity.value) for o in built.bundle.store.observations()]
    assert values == ["186.40", "-5.0"]
    assert [(p.code, p.severity.word) for p in built.problems] == [("wide-digits", "info")] * 2
    assert "“－５．０％”里有全角数字或符号，已按“-5.0%”读入" in [p.message() for p in built.problems]


def test_a_sheet_of_an_office_with_its_own_headings_is_read():
    content = (
        "2023年上半年主要经济指标,,,,,,,\n单位：亿元、%,,,,,,,\n"
        "序号,指标,类型,地区,时期,数值,单位,出处\n"
        '1,地区生产总值,总量,衢江区,2023年上半年,"1,186.40",亿元,s ¶2\n'
        "2,GDP,同比,全省,2023年1-6月,６.1,％,s\n"
        "3,用电量,总量,衢县,2023年6月,—,亿千瓦时,t 第12页\n"
        "注：本表数据为初步核算数,,,,,,,\n"
    )
    text = changed("tabs:\n", "tables: [表.csv]\ntabs:\n", changed(FIGURE, ""))
    built = read(text, {"表.csv": content.encode("gb18030")})
    assert sorted(codes(built)) == ["column-unknown", "encoding-gb18030", "wide-digits"]
    store = built.bundle.store
    assert [(o.indicator, o.measure, o.place, o.period.code, o.more.unit) for o in store.observations()] == [
        ("gdp", "level", "q", "2023H1", "亿元"),
        ("gdp", "yoy", "z", "2023H1", "%"),
        ("power", "level", "q", "2023M06", "亿千瓦时"),
    ]
    assert [o.more.cite[0].source for o in store.observations()] == ["s", "s", "t"]
    assert [str(o.quantity.value) for o in store.observations()] == ["1186.40", "6.1", "None"]
