"""What a rolled edition calls its sources and its file: the new period in the place of the old, each once."""

import pytest

from qjviewer.bundle.periods import parse_period
from qjviewer.rolling.edition_files import data_file, source_names
from tests.rolling.small import FILES, write

NEW = "2023Q1-Q3"


@pytest.fixture(scope="module")
def bundle(tmp_path_factory):
    from qjviewer.load import read

    text = FILES["briefing.yaml"].replace(
        "  plan: {", "  plan-2023q1-q3: {title: 旧名, published: 2023-01-10}\n  plan: {"
    )
    text = text.replace(
        "  plan: {", "  bulletin-2023q1-q3-2: {title: 又一个, published: 2023-01-10}\n  plan: {"
    )
    text = text.replace("  plan: {", "  bulletin-2023q1-q3: {title: 公报, published: 2023-01-10}\n  plan: {")
    return read(write(tmp_path_factory.mktemp("named"), FILES | {"briefing.yaml": text})).bundle


@pytest.mark.parametrize(
    ("names", "made"),
    [
        (["report-2023h1"], ["report-2023q1-q3"]),
        (["plan"], ["plan-2023q1-q3-2"]),
        (["bulletin"], ["bulletin-2023q1-q3-3"]),
        (["x-2023h1", "x-2023h1"], ["x-2023q1-q3"]),
        (["a" * 70], ["a" * 60]),
        (["a" * 70, "a" * 71], ["a" * 60, "a" * 60 + "-2"]),
    ],
)
def test_a_source_of_the_new_edition_has_a_name_of_its_own(bundle, names, made):
    found = source_names(bundle, names, parse_period(NEW))
    assert list(found) == list(dict.fromkeys(names))
    assert list(found.values()) == made


@pytest.mark.parametrize(
    ("period", "names", "patterns", "made"),
    [
        (NEW, [], [], ("data-2023Q1-Q3.yaml", False)),
        (NEW, ["data-2023Q1-Q3.yaml"], [], ("data-2023Q1-Q3-2.yaml", False)),
        (NEW, ["data-2023Q1-Q3.yaml", "data-2023Q1-Q3-2.yaml"], [], ("data-2023Q1-Q3-3.yaml", False)),
        (NEW, [], ["data/*.yaml"], ("data/data-2023Q1-Q3.yaml", True)),
        (NEW, [], ["data-*.yaml"], ("data-2023Q1-Q3.yaml", True)),
        (NEW, [], ["d*/*.yaml"], ("data-2023Q1-Q3.yaml", False)),
        (NEW, [], ["tabs.yaml", "facts-*.yaml"], ("data-2023Q1-Q3.yaml", False)),
        (NEW, ["data/data-2023Q1-Q3.yaml"], ["data/*.yaml", "*.yaml"], ("data-2023Q1-Q3.yaml", True)),
        ("2023M09末", [], [], ("data-2023M09-end.yaml", False)),
        ("2021..2023", [], [], ("data-2021-2023.yaml", False)),
    ],
)
def test_the_new_file_is_called_after_its_period_and_takes_no_others_name(period, names, patterns, made):
    assert data_file(names, patterns, parse_period(period)) == made
