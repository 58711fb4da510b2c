"""Names are found by their pinyin: in full, by initials, mixed, in every reading."""

import pytest

from qjviewer.text.pinyin import sounds_at, syllables


@pytest.mark.parametrize(
    ("name", "typed", "at"),
    [
        ("固定资产投资", "gdzc", 0),
        ("固定资产投资", "gudingzichan", 0),
        ("固定资产投资", "gudingzc", 0),
        ("固定资产投资", "guding资", 0),
        ("固定资产投资", "tz", 4),
        ("固定资产投资", "gudi", 0),
        ("重庆市", "cq", 0),
        ("重庆市", "zhongqing", 0),
        ("全省重点", "zd", 2),
        ("绿色", "lvse", 0),
        ("吉利“三电”项目", "jlsd", 0),
        ("GDP增速", "gdpzs", 0),
        ("短", "ddd", None),
        ("固定资产", "zcgd", None),
    ],
)
def test_a_name_sounds_as_typed(name, typed, at):
    assert sounds_at(name, typed) == at


def test_a_character_with_two_readings_has_both_and_no_hanzi_is_itself():
    assert {"zhong", "chong"} <= set(syllables("重"))
    assert syllables("a") == ("a",)
