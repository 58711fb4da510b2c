"""Every format is whole: phrases, suffix, and a command where it needs a library."""

import pytest

from qjviewer.exports import registry
from qjviewer.exports.errors import ExportError
from qjviewer.exports.parts import Options
from qjviewer.wording import LANGUAGES, knows
from tests.exports.builtin import builtin


@pytest.mark.parametrize("found", registry.all_formats(), ids=lambda f: f.name)
def test_format_is_described(found):
    assert found.suffix.startswith(".")
    assert bool(found.writer.LIBRARY) == bool(found.command)
    assert set(found.writer.OPTIONS) <= {"tab", "chart", "slides", "dpi"}
    assert found.takes("chart") == found.per_chart
    assert all(found.label(lang) for lang in LANGUAGES)


def test_unknown_format_names_those_there_are():
    with pytest.raises(ExportError) as caught:
        registry.format_of("odt")
    assert "csv" in caught.value.message()


@pytest.mark.parametrize("name", ["docx", "pptx", "xlsx"])
def test_missing_library_is_explained_with_the_command(monkeypatch, name):
    found = registry.format_of(name)
    monkeypatch.setattr(registry.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(ExportError) as caught:
        registry.require(found)
    assert found.command in caught.value.message("en")
    assert knows("exports.missing-library")
    with pytest.raises(ExportError):
        registry.export(found, builtin(), Options())
