import os
import time

import pytest

from qjviewer.ui.live.watcher import FileWatcher, signature


@pytest.fixture
def watched(tmp_path, qtbot):
    file = tmp_path / "a.yaml"
    file.write_text("1")
    watcher = FileWatcher()
    watcher.watch([file])
    yield watcher, file
    watcher.stop()


def write_in_place(file, text):
    file.write_text(text)


def rename_over(file, text):
    other = file.with_suffix(".tmp")
    other.write_text(text)
    os.replace(other, file)


def delete_and_write(file, text):
    file.unlink()
    file.write_text(text)


@pytest.mark.parametrize("save", [write_in_place, rename_over, delete_and_write])
def test_every_way_of_saving_is_noticed_again_and_again(watched, qtbot, save):
    watcher, file = watched
    for n in range(3):
        with qtbot.waitSignal(watcher.changed):
            save(file, "2" * (n + 5))


def test_a_file_still_being_written_is_waited_for(watched, qtbot):
    watcher, file = watched
    seen = []
    watcher.changed.connect(lambda: seen.append(file.read_text()))
    for n in range(6):
        file.write_text("x" * (n + 2))
        qtbot.wait(60)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0] == "x" * 7


def test_a_share_that_reports_nothing_is_polled(watched, qtbot):
    watcher, file = watched
    watcher._watcher.removePaths([*watcher._watcher.files(), *watcher._watcher.directories()])
    watcher._poll.setInterval(50)
    with qtbot.waitSignal(watcher.changed):
        file.write_text("polled")


def test_a_write_during_the_reading_is_reported_once(tmp_path, qtbot):
    file = tmp_path / "a.yaml"
    since = time.time_ns() - 10**9
    file.write_text("1")
    watcher, seen = FileWatcher(), []
    watcher.changed.connect(lambda: (seen.append(1), watcher.watch([file], since)))
    watcher.watch([file], since)
    qtbot.wait(290)
    qtbot.wait(290)
    watcher.stop()
    assert seen == [1]


def test_a_missing_file_has_a_signature_and_its_coming_is_noticed(tmp_path, qtbot):
    file = tmp_path / "later.yaml"
    watcher = FileWatcher()
    watcher.watch([file])
    assert signature([file])[0][1:] == (0, 0, 0)
    with qtbot.waitSignal(watcher.changed):
        file.write_text("here")
    watcher.stop()
