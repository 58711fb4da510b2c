"""Names of a briefing are words: no title is broken inside one."""

from qjviewer.pages.whole_names import lexicon_of
from qjviewer.text.measured import measured
from qjviewer.text.title_words import TORN, lexicon
from tests.shipped import qujiang


def test_places_and_people_are_known():
    words = lexicon_of(qujiang().bundle, "zh-Hans")
    for name in ("衢江区", "平阳县", "王慧杰"):
        assert set(words.tears(name)[1:]) == {TORN}, name


def test_a_title_keeps_them_whole():
    words = lexicon_of(qujiang().bundle, "zh-Hans")
    title = measured("王慧杰带队赴平阳县考察与衢江区合作", 20, bold=True, words=words)
    for width in range(120, 320, 20):
        starts = {line.start for line in title.lines(width, "title")}
        assert starts.isdisjoint({1, 2, 7, 8, 13, 14}), width


def test_without_a_briefing_there_are_the_common_words():
    assert lexicon_of(None, "en") is lexicon()
