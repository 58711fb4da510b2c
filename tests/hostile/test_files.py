"""Files that lie: each is told at once and in its place, and nothing outside the folder is opened."""

import os
import sys
import threading
from pathlib import Path

import pytest

from qjviewer.bundle.files import MAX_FILE_BYTES, MAX_FILES
from tests.hostile.base import TEXT, codes, loaded

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="a POSIX kind of file")
NOT_ROOT = pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read everything")


@pytest.fixture
def bundle(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "briefing.yaml").write_text(TEXT, encoding="utf-8")
    (tmp_path / "secret.yaml").write_text("items: {leak: {name: 秘密, kind: project}}\n", encoding="utf-8")
    return tmp_path / "b"


def including(bundle, path):
    (bundle / "briefing.yaml").write_text(f"{TEXT}include: {path!r}\n", encoding="utf-8")
    return bundle


def test_the_base_is_right(bundle):
    assert codes(bundle) == set()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "gb18030"])
def test_encodings_of_windows_are_read(bundle, encoding):
    text = "\ufeff" + TEXT if encoding == "utf-16-le" else TEXT
    (bundle / "briefing.yaml").write_bytes(text.encode(encoding))
    result = loaded(bundle)
    assert result.cube.by_id("gdp.yoy@q@2023H1").unit == "%"
    assert {p.code for p in result.problems} == ({"encoding-gb18030"} if encoding == "gb18030" else set())


@pytest.mark.parametrize(
    "data", [b"", b"\xff", b"\x00" * 100, b"\xff\xfe\x00\xd8", b"\x80\x81\xff" * 9, b"\xef\xbb\xbf"]
)
def test_bytes_that_are_no_text_are_told(bundle, data):
    (bundle / "briefing.yaml").write_bytes(data)
    result = loaded(bundle)
    assert result.bundle is None
    assert result.problems


def test_a_file_of_100_mb_is_refused_at_once_by_its_limit(bundle):
    with (bundle / "briefing.yaml").open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    (found,) = loaded(bundle).problems
    assert found.code == "file-too-large"
    assert str(MAX_FILE_BYTES // 1024 // 1024) in found.message("en")


@pytest.mark.parametrize(
    "path",
    ["../secret.yaml", "/etc/x.yaml", "x/../../secret.yaml", "..\\secret.yaml", "C:\\x.yaml", "//h/s.yaml"],
)
def test_paths_out_of_the_folder_are_refused(bundle, path):
    assert codes(including(bundle, path)) == {"outside-path"}


@pytest.mark.parametrize("path", ["/etc/passwd", "page.html", "run.bat", "data", "a.yaml.desktop"])
def test_only_endings_that_are_read_are_taken(bundle, path):
    assert codes(including(bundle, path)) == {"wrong-ending"}


@POSIX
@pytest.mark.parametrize(
    "target", ["../secret.yaml", "/dev/zero", "/etc/passwd", "..", "loop.yaml", "gone.yaml"]
)
def test_links_are_followed_only_inside(bundle, target):
    (bundle / "loop.yaml").symlink_to(target)
    result = loaded(including(bundle, "loop.yaml"))
    (found,) = result.problems
    assert found.code in ("outside-path", "file-missing", "unreadable")
    assert "leak" not in result.bundle.item_by_id


@POSIX
def test_a_fifo_does_not_hang(bundle):
    os.mkfifo(bundle / "pipe.yaml")
    assert codes(including(bundle, "pipe.yaml")) == {"not-a-file"}
    assert codes(bundle / "pipe.yaml") == {"not-a-file"}


@POSIX
@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null", "/dev/stdin"])
def test_devices_are_not_files(device):
    assert codes(Path(device)) <= {"not-a-file", "not-a-bundle", "unreadable", "file-missing"}


@NOT_ROOT
def test_an_unreadable_file_is_told(bundle):
    (bundle / "no.yaml").write_text("items: {}", encoding="utf-8")
    (bundle / "no.yaml").chmod(0)
    assert codes(including(bundle, "no.yaml")) == {"unreadable"}


def test_a_folder_in_place_of_a_file_is_told(bundle):
    (bundle / "sub.yaml").mkdir()
    assert codes(including(bundle, "sub.yaml")) <= {"not-a-file", "unreadable"}
    assert codes(bundle / "sub.yaml") == {"file-missing"}
    assert codes(bundle / "none") == {"file-missing"}


def test_too_many_files_are_refused(bundle):
    for n in range(MAX_FILES + 5):
        (bundle / f"f{n}.yaml").write_text("items: {}\n", encoding="utf-8")
    names = ", ".join(f"f{n}.yaml" for n in range(MAX_FILES + 5))
    (bundle / "briefing.yaml").write_text(f"{TEXT}include: [{names}]\n", encoding="utf-8")
    assert codes(bundle) == {"too-many-files"}


def test_a_file_that_includes_itself_is_read_once(bundle):
    assert codes(including(bundle, "briefing.yaml")) == {"included-twice"}


def _half_written(path, turn):
    path.write_text(TEXT[: turn * 97 % len(TEXT)], encoding="utf-8")


def _replaced(path, turn):
    new = path.with_name(f"{turn}.tmp")
    new.write_text(TEXT, encoding="utf-8")
    new.replace(path)


def _gone_and_back(path, turn):
    path.unlink(missing_ok=True)
    path.write_text(TEXT, encoding="utf-8")


@POSIX
@pytest.mark.parametrize("change", [_half_written, _replaced, _gone_and_back])
def test_a_file_that_changes_while_it_is_read_gives_a_model_or_problems(bundle, change):
    stop = threading.Event()

    def keep_changing():
        turn = 0
        while not stop.is_set():
            turn += 1
            change(bundle / "briefing.yaml", turn)

    writer = threading.Thread(target=keep_changing)
    writer.start()
    try:
        for _ in range(40):
            result = loaded(bundle)
            assert result.bundle is not None or result.problems
    finally:
        stop.set()
        writer.join()


def test_truncation_at_any_byte_gives_a_model_or_located_problems(tmp_path):
    path = tmp_path / "briefing.yaml"
    data = TEXT.encode()
    # A step that no length of a character or line divides.
    for size in range(0, len(data), 7):
        path.write_bytes(data[:size])
        result = loaded(path)
        assert result.problems or result.bundle is not None
