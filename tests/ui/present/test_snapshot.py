"""The lock: newer data wait, are told, and are taken only on command."""

from itertools import product

import pytest

from qjviewer.load import load
from qjviewer.ui.present.console.pairs import pairs_of
from qjviewer.ui.present.snapshot import Snapshot
from tests.ui.sample import BRIEFING, write_briefing


@pytest.fixture
def snapshot(loaded):
    return Snapshot(loaded)


def newer(tmp_path, *changes):
    text = BRIEFING
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return load(write_briefing(tmp_path, text))


def test_a_changed_figure_is_told_with_what_follows_from_it(snapshot, tmp_path):
    snapshot.offer(newer(tmp_path, ("value: 37.7", "value: 36.2")))
    assert [(d.name, d.old, d.new) for d in snapshot.differences] == [
        ("衢江区固定资产投资增速", "37.7%", "36.2%"),
        ("全省固定资产投资增速", "9.0%", "7.5%"),
    ]


def test_added_and_removed_figures_and_words(snapshot, tmp_path):
    snapshot.offer(
        newer(
            tmp_path,
            (
                "\nitems:",
                "\n  - {about: {place: zhejiang, period: 2022, source: stats}, gdp: {yoy: 3.1}}\nitems:",
            ),
            ('headline: "地区生产总值{gdp.yoy:change}。"', 'headline: "全区{gdp.yoy:change}。"'),
        )
    )
    assert [(d.name, d.old, d.new) for d in snapshot.differences] == [
        ("全省地区生产总值增速（2022年）", "", "3.1%"),
        ("总览", "地区生产总值增长13.4%。", "全区增长13.4%。"),
    ]


def test_every_changed_word_is_told_but_not_what_only_repeats_a_figure(snapshot, tmp_path):
    snapshot.offer(newer(tmp_path, ("text: 一个项目。", "text: 两个项目。"), ("value: 13.4", "value: 13.5")))
    assert [(d.name, d.old, d.new) for d in snapshot.differences] == [
        ("衢江区地区生产总值增速", "13.4% 全省第1 / 90", "13.5% 全省第1 / 90"),
        ("投资", "银泰城　一个项目。", "银泰城　两个项目。"),
    ]


@pytest.mark.parametrize("word", ["待填", "保密", "…"])
def test_a_value_that_went_is_told(snapshot, tmp_path, word):
    snapshot.offer(newer(tmp_path, ("value: 37.7", f"value: {word}")))
    told = {d.name: (d.old, d.new) for d in snapshot.differences}
    assert told["衢江区固定资产投资增速"] == ("37.7%", "" if word == "…" else word)


def test_data_are_taken_only_on_command(snapshot, tmp_path):
    before = snapshot.deck()
    snapshot.offer(newer(tmp_path, ("value: 37.7", "value: 36.2")))
    assert snapshot.deck() == before
    assert snapshot.apply()
    assert snapshot.deck() != before
    assert not snapshot.apply()


def test_a_file_put_back_as_it_was_is_no_news(snapshot, loaded, tmp_path):
    snapshot.offer(newer(tmp_path, ("value: 37.7", "value: 36.2")))
    snapshot.offer(loaded)
    assert snapshot.pending is None
    assert snapshot.differences == ()


def test_a_broken_file_is_told_with_its_place_and_the_show_goes_on(snapshot, tmp_path):
    unreadable = newer(tmp_path, ("value: 37.7", "value: [37.7"))
    snapshot.refuse(unreadable.problems)
    assert snapshot.broken
    assert snapshot.deck().slides
    assert [line.partition(": ")[0] for line in snapshot.verdict()] == ["small.yaml:27:24"]
    snapshot.forget()
    assert snapshot.verdict() == ()


SAVES = ("changed", "broken", "fixed", "same")
ORDERS = [order for length in (1, 2, 3) for order in product(SAVES, repeat=length)]


@pytest.mark.parametrize("order", ORDERS, ids="-".join)
def test_only_what_is_on_disk_can_be_applied_whatever_was_saved_before(first, changed, fixed, order):
    """The last save alone decides: an unreadable one voids what waited, a good one makes it wait again."""
    snapshot, offered = Snapshot(first), {"changed": changed, "fixed": fixed, "same": first}
    for save in order:
        snapshot.refuse() if save == "broken" else snapshot.offer(offered[save])
    last = order[-1]
    assert snapshot.broken == (last == "broken")
    waiting = offered[last].digest if last in ("changed", "fixed") else None
    assert (snapshot.pending.digest if snapshot.pending else None) == waiting
    assert bool(snapshot.differences) == (waiting is not None)
    assert snapshot.apply() == (waiting is not None)
    assert snapshot.loaded.digest == (waiting or first.digest)


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    return newer(tmp_path_factory.mktemp("first"))


@pytest.fixture(scope="module")
def changed(tmp_path_factory):
    return newer(tmp_path_factory.mktemp("changed"), ("value: 37.7", "value: 36.2"))


@pytest.fixture(scope="module")
def fixed(tmp_path_factory):
    return newer(tmp_path_factory.mktemp("fixed"), ("value: 37.7", "value: 36.3"))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("title: 小简报", "title: 大简报", "大简报"),
        ("title: 一篇报道", "title: 又一篇报道", "又一篇报道"),
        ("name: 衢江区, level", "name: 新区, level", "新区"),
    ],
)
def test_every_word_that_is_shown_is_compared(snapshot, tmp_path, old, new, told):
    snapshot.offer(newer(tmp_path, (old, new)))
    assert any(told in d.new for d in snapshot.differences)


def test_checking_says_what_is_new_in_data_that_wait(snapshot, tmp_path):
    assert snapshot.verdict() == ()
    snapshot.offer(newer(tmp_path, ("at: ¶3", "at: ¶33")))
    assert any("33" in text for text in snapshot.verdict())


def test_pages_that_differ_are_shown_before_and_after(snapshot, tmp_path):
    snapshot.offer(newer(tmp_path, ("value: 37.7", "value: 36.2")))
    pairs = pairs_of(snapshot.deck(), snapshot.pending_deck())
    assert [(a.key, b.key) for a, b in pairs] == [("one/0/0",) * 2, ("two/0/0",) * 2]
    assert pairs_of(snapshot.deck(), snapshot.deck()) == ()


def test_context_can_be_hidden_and_the_lock_stays(snapshot):
    digest = snapshot.digest
    snapshot.toggle_context()
    assert (snapshot.context, snapshot.digest) == (False, digest)
