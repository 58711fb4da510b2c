"""Characters that only look right are folded for the whole file; garbled text is told before it is shown."""

import unicodedata

import pytest

from qjviewer.bundle.characters import folded_characters, garbled_at
from tests.bundle.small import SMALL, changed, codes, read


def folded(text):
    return folded_characters(text, text.encode()).text


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("⼯业增加值⽐上年⾼", "工业增加值比上年高"),
        ("⻓三⻆、⻋间、⻢⻢虎虎、⻅到", "长三角、车间、马马虎虎、见到"),
        ("\uf9e7\uf967", "裏不"),
        ("\U0002f800", "丽"),
        ("增\u200b长\ufeff5%", "增长5%"),
        ("第一行\u2028第二行", "第一行 第二行"),
        # These are characters of their own.
        ("①②㎡℃𠮷王𬱖㛃䶮", "①②㎡℃𠮷王𬱖㛃䶮"),
        ("“三争”行动——攻坚…", "“三争”行动——攻坚…"),
        ("﨑﨏", "﨑﨏"),
    ],
)
def test_radicals_and_compatibility_forms_become_what_they_look_like(typed, plain):
    assert folded(typed) == plain


def test_every_kangxi_radical_has_its_character():
    radicals = [chr(n) for n in range(0x2F00, 0x2FD6)]
    assert all("CJK UNIFIED" in unicodedata.name(folded(r)) for r in radicals)


def test_a_folded_file_is_told_once_with_the_first_place_and_how_many():
    text = changed("name: 地区生产总值", "name: ⼯业", changed("title: 总览", "title: ⽐上年⾼"))
    built = read(text)
    (found,) = built.problems
    assert (found.code, found.where.line, found.where.column) == ("characters-folded", 12, 15)
    assert "“⼯”" in found.message()
    assert "3 处" in found.message()
    assert built.bundle.indicator_by_id["gdp"].name.get("zh-Hans") == "工业"


def test_names_are_found_whichever_way_they_were_typed():
    text = changed(
        "name: 地区生产总值", "name: ⼯业增加值", changed("    gdp: {level", "    工业增加值: {level")
    )
    assert codes(read(text)) == ["characters-folded"]


def test_unseen_characters_are_removed_in_tables_too():
    text = changed("tabs:\n", "tables: [t.csv]\ntabs:\n")
    content = "indicator,measure,place,period,value,source\n\u200bgdp,yoy,衢江\u200b区,2022,5.0\u200b,s\n"
    built = read(text, {"t.csv": content})
    (found,) = built.problems
    assert (found.code, found.where.file, found.where.line) == ("characters-removed", "t.csv", 2)
    assert "U+200B" in found.message()
    assert len(built.bundle.store) == 3


@pytest.mark.parametrize(
    ("written", "mistaken"),
    [("utf-8", "gb18030"), ("utf-8", "cp1252"), ("utf-8", "latin-1"), ("gb18030", "latin-1")],
)
def test_text_read_in_a_wrong_encoding_is_told_as_such(written, mistaken):
    garbled = SMALL.replace("\u2014", "").encode(written).decode(mistaken, "replace")
    assert codes(read(garbled))[:1] in (["text-garbled"], ["character-lost"], ["forbidden-character"])
    assert "text-garbled" in codes(read(garbled))


def test_characters_that_are_lost_are_told_with_their_place():
    built = read(changed("title: 总览", "title: 总�"))
    assert [(p.code, p.where.line, p.where.column) for p in built.problems] == [("character-lost", 21, 13)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plain",
        "地区生产总值增长13.4%，居全省第1位",
        "固定資產投資",
        "Überblick über Zürich",
        "𬱖㛃䶮𠅤镕堃喆",
        "联通",
        "￥120",
    ],
)
def test_sound_text_is_not_suspected(text):
    assert garbled_at(text) == -1
