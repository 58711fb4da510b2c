"""What a check makes and reads, it makes and reads once; what a text can't hold is not looked for in it."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qjviewer.checks import exempt_zh, numerals_en
from qjviewer.checks.language import en_tokens, zh_tokens
from qjviewer.checks.rules import typography
from qjviewer.load import load
from qjviewer.pages import build_pages
from qjviewer.resources import builtin_bundle


@pytest.fixture(scope="module")
def counted():
    """How often each page was made and each text cut into tokens, while a briefing with a deck was loaded."""
    made, read = Counter(), Counter()

    def counting(counts, function, key):
        def called(*args):
            counts[key(*args)] += 1
            return function(*args)

        return called

    with pytest.MonkeyPatch.context() as patch:
        page = counting(made, build_pages._page, lambda tab, *_: tab.tab)
        patch.setattr(build_pages, "_page", page)
        for module in (en_tokens, zh_tokens):
            patch.setattr(module, "tokenise", counting(read, module.tokenise, lambda text, *_: text))
        load(builtin_bundle())
    return made, read


def test_each_page_is_made_once(counted):
    made, _ = counted
    assert made
    assert set(made.values()) == {1}


def test_each_text_is_cut_into_tokens_once(counted):
    _, read = counted
    assert read
    assert set(read.values()) == {1}


@pytest.mark.parametrize("slips", [typography._CHINESE, typography._ENGLISH])
def test_no_slip_is_without_what_it_needs(slips):
    # What a text needs to be searched at all must stand in whatever is found.
    found = {
        "half-width": "区,县 (区) 区.",
        "full-width": "１Ａ",
        "about-twice": "约30多",
        "range-years": "2021-2025年",
        "range-months": "1-6月",
        "range-percent": "6%-7%",
        "zero-missing": "约 .5",
        "amount-split": "3亿4500万",
        "minus-growth": "增长-3",
        "percent-points": "3%个百分点 3% points",
        "dots": "……。。",
        "dash": "区—县",
        "full-width-english": "a，b",
    }
    for slip in slips:
        matches = list(slip.pattern().finditer(found[slip.code]))
        assert matches
        assert all(not slip.needs.isdisjoint(m[0]) for m in matches)


WORDS = [
    *"一二三五十百年月日号季半天第大个项条家级段页元%（）()、.-—至:/@ \n0123",
    "规划",
    "一体",
    "方面",
    "electric",
    *["企策", "一家人", "四大班子", "攻坚战", "部分", "未来", "这", "其余", "九〇", "二○", "开局"],
    *["5 may ", " 20", "next two years", "three quarters", "page "],
]


@given(st.lists(st.sampled_from(WORDS), max_size=12).map("".join))
def test_no_exemption_is_without_what_it_holds(text):
    for exempt in (*exempt_zh.EXEMPT, *numerals_en._EXEMPT):
        for found in re.finditer(exempt.pattern, text):
            assert not found[0] or exempt.may_match(text, frozenset(text))
