"""The README's moving picture."""

from pathlib import Path

import make_film
from PIL import Image

ROOT = Path(__file__).resolve().parents[2]


def test_it_lasts_about_twenty_seconds_and_is_small():
    with Image.open(make_film.FILM) as film:
        stays = []
        for number in range(film.n_frames):
            film.seek(number)
            film.load()
            stays.append(film.info["duration"])
    assert 15_000 <= sum(stays) <= 22_000
    assert make_film.FILM.stat().st_size < 1_000_000


def test_what_it_changes_and_asks_for_is_in_the_template():
    data = (ROOT / "resources" / "template" / "data.yaml").read_text(encoding="utf-8")
    assert data.count(make_film.KEY + make_film.BEFORE + make_film.REST) == 1


def test_a_number_is_typed_a_character_at_a_time():
    assert list(make_film.typing("8.2")) == ["▏", "8▏", "8.▏", "8.2▏"]
