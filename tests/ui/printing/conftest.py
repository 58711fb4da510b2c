import pytest

from qjviewer.ui.present.slide.on_paper import provide_slides


@pytest.fixture(scope="session", autouse=True)
def slides_can_be_painted():
    provide_slides()
