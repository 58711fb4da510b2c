"""`verify`: the digest on paper against the files."""

import pytest

from qjviewer.cli import run
from qjviewer.resources import builtin_bundle
from tests.shipped import qujiang

DIGEST = qujiang().digest
GROUPS = [DIGEST[n : n + 4] for n in range(0, 16, 4)]
FULL_WIDTH = "".join(chr(ord(c) + 0xFEE0) for c in DIGEST)


@pytest.mark.parametrize(
    "typed", [[DIGEST], GROUPS, [" ".join(GROUPS)], [DIGEST.upper()], ["\u3000".join(GROUPS)], [FULL_WIDTH]]
)
def test_ways_to_type_it(typed, capsys):
    assert run(["verify", str(builtin_bundle()), *typed]) == 0
    assert " ".join(GROUPS) in capsys.readouterr().out


def test_another_digest_is_1(capsys):
    assert run(["verify", str(builtin_bundle()), "0" * 16, "--lang", "en"]) == 1
    assert "0000 0000 0000 0000" in capsys.readouterr().out


@pytest.mark.parametrize("typed", ["12", DIGEST + "0", "g" * 16])
def test_what_is_no_digest_is_2(typed, capsys):
    assert run(["verify", str(builtin_bundle()), typed]) == 2
    assert typed in capsys.readouterr().err


def test_a_missing_file_is_3(tmp_path, capsys):
    assert run(["verify", str(tmp_path / "none.qjb"), DIGEST]) == 3
    assert "none.qjb" in capsys.readouterr().err
