"""Packed briefings: the same bytes every time, read where they lie, and nothing hostile gets in."""

import io
import os
import shutil
import stat
import struct
import zipfile

import pytest

from qjviewer.bundle import archive
from qjviewer.bundle.archive import Archive, ArchiveRefusal, is_packed, packed
from qjviewer.load import read
from qjviewer.resources import builtin_bundle

FILES = {"briefing.yaml": b"format: qjviewer/1\n", "tabs/a.yaml": b"tabs: []\n"}


def contents(folder):
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def zipped(*members, comment=b""):
    """A zip of (name or ZipInfo, data) pairs, as anybody may make it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for member, data in members:
            made.writestr(member, data)
        made.comment = comment
    return buffer.getvalue()


def info(name="a.yaml", *, mode=0, method=zipfile.ZIP_STORED):
    member = zipfile.ZipInfo(name)
    member.filename = name  # unshortened, as others write it
    member.external_attr = mode << 16
    member.compress_type = method
    return member


def flagged(data, bit):
    """The same zip with a flag set in the catalogue's first entry."""
    changed = bytearray(data)
    at = data.index(b"PK\x01\x02") + 8
    changed[at : at + 2] = struct.pack("<H", struct.unpack_from("<H", data, at)[0] | bit)
    return bytes(changed)


def refusal(data):
    with pytest.raises(ArchiveRefusal) as caught:
        Archive(data)
    return caught.value


def test_the_same_files_give_the_same_bytes():
    data = packed(FILES)
    assert data == packed(dict(reversed(FILES.items())))
    members = zipfile.ZipFile(io.BytesIO(data)).infolist()
    assert [m.filename for m in members] == sorted(FILES)
    assert {(m.date_time, m.create_system) for m in members} == {((1980, 1, 1, 0, 0, 0), 3)}


def test_what_was_packed_is_read_and_unpacked(tmp_path):
    made = Archive(packed(FILES))
    assert {name: made.read(name) for name in made.names} == FILES
    made.unpack(tmp_path / "out")
    assert contents(tmp_path / "out") == FILES


def test_a_packed_briefing_loads_like_its_folder(tmp_path, monkeypatch):
    path = tmp_path / "q.qjb"
    path.write_bytes(packed(contents(builtin_bundle())))
    monkeypatch.setattr(archive.Archive, "unpack", None)
    folder, alone = read(builtin_bundle()), read(path)
    assert (alone.cover, alone.pages, alone.digest) == (folder.cover, folder.pages, folder.digest)
    assert alone.figure_count == folder.figure_count > 0
    assert alone.files == (path,)
    assert os.listdir(tmp_path) == ["q.qjb"]


def test_problems_name_the_file_inside(tmp_path):
    folder = tmp_path / "b"
    shutil.copytree(builtin_bundle(), folder)
    with (folder / "tabs.yaml").open("a", encoding="utf-8") as file:
        file.write("colour: red\n")
    path = tmp_path / "b.qjb"
    path.write_bytes(packed(contents(folder)))
    found = [p for p in read(path).problems if p.code == "not-in-include"]
    assert [p.where.file for p in found] == ["tabs.yaml"]
    assert read(path).problems == read(folder).problems


def test_a_missing_member_is_said_where_it_is_named(tmp_path):
    files = contents(builtin_bundle())
    del files["items.yaml"]
    path = tmp_path / "b.qjb"
    path.write_bytes(packed(files))
    found = next(p for p in read(path).problems if p.code == "file-missing")
    assert (found.where.file, dict(found.args)) == ("briefing.yaml", {"path": "items.yaml"})


def test_only_files_of_a_kind_that_is_read_are_taken_from_inside(tmp_path):
    files = {
        "briefing.yaml": b"format: qjviewer/1\ninclude: ['*', x.html]\n",
        "x.html": b"<p>",
        "y.yaml": b"places: {}\n",
    }
    path = tmp_path / "b.qjb"
    path.write_bytes(packed(files))
    found = [(p.code, dict(p.args).get("path")) for p in read(path).problems if p.code != "missing-key"]
    assert found == [("wrong-ending", "x.html")]
    assert read(path).files == (path,)


@pytest.mark.parametrize(
    "name",
    [
        "/etc/passwd",
        "../up.yaml",
        "a/../../b",
        "a//b",
        "./a",
        "C:/a",
        "c:a",
        "a\\b",
        "a\0b",
        "a\nb",
        "con",
        "tabs/NUL.yaml",
        "a.",
        "a ",
        "\u202eabc",
        "x" * 201,
        "/".join("abcdefghi"),
    ],
)
def test_names_that_lead_astray_are_refused(name):
    assert refusal(zipped((info("a"), b""), (info(name), b"x"))).reason == "pack.bad-name"


@pytest.mark.parametrize(
    ("members", "reason"),
    [
        ([(info("a.yaml"), b""), (info("A.yaml"), b"")], "twice"),
        ([(info("é"), b""), (info("e\u0301"), b"")], "twice"),
        ([(info("a"), b""), (info("a/b"), b"")], "twice"),
        ([(info("a/b"), b""), (info("a"), b"")], "twice"),
        ([(info(mode=stat.S_IFLNK | 0o777), b"/etc/passwd")], "not-plain"),
        ([(info(mode=stat.S_IFIFO | 0o644), b"")], "not-plain"),
        ([(info("a/", mode=stat.S_IFDIR), b"x")], "not-plain"),
        ([(info(method=zipfile.ZIP_BZIP2), b"x")], "compression"),
        ([(info(method=zipfile.ZIP_LZMA), b"x")], "compression"),
        ([(info(method=zipfile.ZIP_DEFLATED), bytes(1_000_000))], "bomb"),
        ([(info(f"{n}"), b"") for n in range(archive.MAX_MEMBERS + 1)], "too-many"),
    ],
)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_members_not_to_be_trusted_are_refused(members, reason):
    assert refusal(zipped(*members)).reason == f"pack.{reason}"


def test_as_many_members_as_may_be_are_read():
    made = Archive(zipped(*((info(f"{n}"), b"") for n in range(archive.MAX_MEMBERS))))
    assert len(made.names) == archive.MAX_MEMBERS


@pytest.mark.parametrize("bit", [0x1, 0x40, 0x2000])
def test_encrypted_members_are_refused(bit):
    assert refusal(flagged(zipped((info(), b"x")), bit)).reason == "pack.encrypted"


def test_the_whole_may_not_be_too_large(monkeypatch):
    monkeypatch.setattr(archive, "MAX_UNPACKED_BYTES", 10)
    assert refusal(zipped((info("a"), b"123456"), (info("b"), b"123456"))).reason == "pack.too-large"


def test_folders_may_be_listed_and_are_no_files():
    made = Archive(zipped((info("tabs/", mode=stat.S_IFDIR | 0o755), b""), (info("tabs/a"), b"x")))
    assert made.names == ("tabs/a",)


def test_a_large_catalogue_is_refused_before_it_is_read(monkeypatch):
    monkeypatch.setattr(zipfile, "ZipFile", lambda *_: pytest.fail("read"))
    size = archive.MAX_CATALOGUE_BYTES + 1
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, size, 0, 0)
    assert refusal(bytes(size) + end).reason == "pack.too-many"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK",
        bytes(100),
        packed(FILES)[:-1],
        packed(FILES) + b"\0",
        zipped((info(), b"x"), comment=b"a second end may hide in here"),
        b"PK\x06\x07" + bytes(16) + packed({})[-22:],
    ],
)
def test_what_is_no_plain_zip_is_refused(data):
    assert refusal(data).reason == "pack.not-a-zip"


def test_a_member_longer_than_it_says_is_damaged():
    data = bytearray(zipped((info(), b"0123456789")))
    at = data.index(b"PK\x01\x02") + 24
    data[at : at + 4] = struct.pack("<L", 4)
    with pytest.raises(ArchiveRefusal) as caught:
        Archive(bytes(data)).read("a.yaml")
    assert (caught.value.reason, caught.value.member) == ("pack.damaged", "a.yaml")


def test_any_flipped_byte_is_a_problem_and_never_a_crash(tmp_path):
    data, path = packed(FILES), tmp_path / "x.qjb"
    for at in range(len(data)):
        path.write_bytes(data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :])
        loaded = read(path)
        assert loaded.bundle is None
        assert loaded.problems


@pytest.mark.parametrize(
    ("data", "code"), [(None, "file-missing"), (b"no zip", "archive-refused")], ids=["missing", "no-zip"]
)
def test_what_cannot_be_opened_is_told_of_the_file(tmp_path, data, code):
    path = tmp_path / "x.qjb"
    if data is not None:
        path.write_bytes(data)
    (found,) = read(path).problems
    assert (found.code, found.where.file) == (code, "x.qjb")
    assert found.message("en")


def test_a_refused_member_is_named(tmp_path):
    path = tmp_path / "x.qjb"
    path.write_bytes(zipped((info("../a\x1b[31m"), b"")))
    (found,) = read(path).problems
    assert found.where.file == "../a\ufffd[31m"
    assert "絕對路徑" in found.message("zh-Hant")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "x.qjb")
    assert [p.code for p in read(tmp_path / "x.qjb").problems] == ["not-a-file"]


def test_a_packed_briefing_is_a_file_of_its_name(tmp_path):
    file, folder, other = tmp_path / "简报.QJB", tmp_path / "folder.qjb", tmp_path / "briefing.yaml"
    file.write_bytes(b"")
    folder.mkdir()
    other.write_bytes(b"")
    assert [is_packed(path) for path in (file, folder, other, tmp_path / "none.qjb")] == [
        True, False, False, False
    ]  # fmt: skip
