"""Writing files that belong together: all of them or none."""

import os

import pytest

from qjviewer.exports.errors import ExportError
from qjviewer.exports.export_files import write_all


@pytest.fixture
def pair(tmp_path):
    paths = tmp_path / "a", tmp_path / "b"
    for path in paths:
        path.write_bytes(b"before")
    return paths


def test_all_are_replaced(pair):
    write_all(dict.fromkeys(pair, b"after"))
    assert [p.read_bytes() for p in pair] == [b"after", b"after"]


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), PermissionError(13, "denied")])
def test_when_one_is_refused_none_is_changed(pair, monkeypatch, error):
    put = os.replace

    def refusing(source, target):
        if os.fspath(target) == os.fspath(pair[1]):
            raise error
        put(source, target)

    monkeypatch.setattr("os.replace", refusing)
    with pytest.raises(ExportError) as caught:
        write_all(dict.fromkeys(pair, b"after"))
    assert str(pair[1]) in caught.value.message()
    assert [p.read_bytes() for p in pair] == [b"before", b"before"]
    assert sorted(os.listdir(pair[0].parent)) == ["a", "b"]


def test_one_that_is_gone_is_named_and_none_is_changed(pair):
    pair[1].unlink()
    with pytest.raises(ExportError) as caught:
        write_all(dict.fromkeys(pair, b"after"))
    assert str(pair[1]) in caught.value.message()
    assert pair[0].read_bytes() == b"before"
