"""The short form of the soak: reloads leak no widget and the watcher stays alive."""

from tests.hostile.soak import soak


def test_reloading_good_and_broken_files_leaks_nothing(qapp, tmp_path):
    seen = soak(20, tmp_path)
    assert seen["widgets_after"] <= seen["widgets_before"]
    assert seen["watcher_alive"]
