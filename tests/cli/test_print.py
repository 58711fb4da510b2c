import pytest

from qjviewer.cli import run
from qjviewer.cli.print_ import STYLES
from qjviewer.resources import builtin_bundle

BUNDLE = str(builtin_bundle())


@pytest.fixture(autouse=True)
def _application(qapp):
    """One application for all: a second one would replace it under pytest-qt's feet."""


def test_the_styles_named_are_the_styles_there_are():
    from qjviewer.ui.printing.styles import styles

    assert tuple(styles()) == STYLES


@pytest.mark.parametrize("style", STYLES)
def test_prints_every_style(tmp_path, style, capsys):
    target = tmp_path / "a.pdf"
    assert run(["print", BUNDLE, "-o", str(target), "--style", style, "--gray", "--double-sided"]) == 0
    assert target.read_bytes().startswith(b"%PDF")
    assert str(target) in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([BUNDLE, "-o", "{}/no/a.pdf"], 1),
        ([BUNDLE, "-o", "{}/a.pdf", "--tabs", "x"], 2),
        (["{}/none", "-o", "{}/a.pdf"], 3),
    ],
)
def test_says_how_it_failed(tmp_path, capsys, arguments, code):
    assert run(["print", *(a.format(tmp_path) for a in arguments)]) == code
    assert capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_many_go_into_a_folder_and_one_that_fails_stops_none(tmp_path, capsys):
    paths = [BUNDLE, str(tmp_path / "none"), BUNDLE]
    assert run(["print", *paths, "-o", str(tmp_path / "out"), "--jobs", "1", "--style", "onepage"]) == 1
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == [
        "qujiang-2023h1-2.pdf",
        "qujiang-2023h1.pdf",
    ]
    told = capsys.readouterr()
    assert "[3/3]" in told.out
    assert "3份中有1份未能打印" in told.err


@pytest.mark.slow
def test_processes_beside_each_other(tmp_path):
    assert run(["print", BUNDLE, BUNDLE, "-o", str(tmp_path), "--jobs", "2", "--style", "onepage"]) == 0
    assert len(list(tmp_path.iterdir())) == 2
