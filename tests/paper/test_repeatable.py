"""The same data at the same time give the same bytes."""

import datetime as dt

import pytest

from qjviewer.load import read
from qjviewer.paper.options import PrintOptions
from qjviewer.paper.printing import export
from qjviewer.resources import resource
from tests.paper import samples


@pytest.mark.parametrize("style", ["summary", "onepage"])
def test_a_fixed_date_gives_fixed_bytes(tmp_path, monkeypatch, style):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    loaded = read(resource("template"))
    one, other = tmp_path / "one.pdf", tmp_path / "other.pdf"
    for target in (one, other):
        export(loaded, target, PrintOptions(style=style))
    assert one.read_bytes() == other.read_bytes()
    assert "2023年11月14日" in "".join(text_of_first(one).split())


def text_of_first(path):
    from tests.paper.reading import text_of

    return text_of(path.read_bytes())[0]


def test_another_time_gives_other_bytes(tmp_path):
    loaded = read(samples.written(tmp_path, samples.ONE_FIGURE))
    found = []
    for day in (1, 2):
        target = tmp_path / f"{day}.pdf"
        export(
            loaded,
            target,
            PrintOptions(style="onepage"),
            now=dt.datetime(2026, 1, day, tzinfo=dt.timezone.utc),
        )
        found.append(target.read_bytes())
    assert found[0] != found[1]
