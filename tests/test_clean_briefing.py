"""What stands between a briefing and its release is told on every page, and is why it is refused."""

import pytest

from qjviewer.release import Release
from qjviewer.wording import LANGUAGES


@pytest.mark.parametrize(
    ("release", "reasons"),
    [
        (Release(errors=2), "未通过检查：2处错误"),
        (Release(stale=("a", "b")), "2个栏目的文字待复核"),
        (Release(rest_is_stale=True), "栏目以外的内容待复核"),
        (Release(awaited=3), "3个数据待填"),
        (Release(is_checked=False), "未经检查"),
        (Release(errors=1, awaited=1), "未通过检查：1处错误；1个数据待填"),
    ],
)
def test_what_is_in_the_way_is_told_and_refused(release, reasons):
    assert not release.is_clean
    assert release.mark("zh-Hans") == release.verdict("zh-Hans") == reasons
    for what in ("print", "export", "pack", "present"):
        for lang in LANGUAGES:
            assert release.reasons(lang) in release.refusal(what, lang)


def test_a_clean_briefing_bears_no_mark():
    assert Release().is_clean
    assert (Release().mark("zh-Hans"), Release().verdict("zh-Hans")) == ("", "已通过检查")
