import pytest

from qjviewer.ui.draw.fonts import load_fonts


@pytest.fixture(autouse=True)
def fonts(qapp):
    """Our own fonts, without which there would be nothing to measure."""
    return load_fonts()
