"""The lock: newer data wait, are told, and are taken only on command."""

import pytest

from qjviewer.load import load
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
        ("浙江省固定资产投资增速", "9.0%", "7.5%"),
    ]


def test_added_and_removed_figures_and_words(snapshot, tmp_path):
    snapshot.offer(
        newer(
            tmp_path,
            (
                "  gdp-zj:",
                "  gdp-cn: {indicator: gdp, measure: yoy, value: 5.5, unit: '%', cite: stats}\n  gdp-zj:",
            ),
            ('headline: "地区生产总值{gdp-yoy:change}。"', 'headline: "全年{gdp-yoy:change}。"'),
        )
    )
    assert [(d.old, d.new) for d in snapshot.differences] == [
        ("", "5.5%"),
        ("地区生产总值增长13.4%。", "全年增长13.4%。"),
    ]


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


def test_a_broken_file_is_told_and_the_show_goes_on(snapshot):
    snapshot.refuse()
    assert snapshot.broken
    assert snapshot.deck().slides


def test_context_can_be_hidden_and_the_lock_stays(snapshot):
    digest = snapshot.digest
    snapshot.toggle_context()
    assert (snapshot.context, snapshot.digest) == (False, digest)
