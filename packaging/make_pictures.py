"""Makes the README's picture of a slide from the real program; make_film.py makes the moving one.

.venv/bin/python packaging/make_pictures.py
"""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "resources" / "pictures"
SIZE = (1600, 900)
SLIDE = "overview"  # the first page of this tab


def save_slide(target: Path) -> None:
    """Paint a slide as the audience sees it."""
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QGuiApplication, QImage, QPainter

    from qjviewer.load import load
    from qjviewer.pages.told import build
    from qjviewer.resources import builtin_bundle
    from qjviewer.setting.slides.look import look_for
    from qjviewer.ui.draw.headless import application
    from qjviewer.ui.present.slide_painting import paint_slide

    application(QGuiApplication)
    loaded = load(builtin_bundle())
    assert loaded.cover is not None
    deck = build(loaded.cover, loaded.pages, loaded.view.lang)
    slide = next(s for s in deck.walk if s.tab == SLIDE)
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    look = look_for(loaded.cover, loaded.bundle, loaded.view.lang)
    paint_slide(painter, QRectF(0, 0, *SIZE), slide, look, slide.label(look.lang), deck.total)
    painter.end()
    if not image.save(str(target)):
        raise OSError(f"cannot write {target}")
    _made_small(target)


def _made_small(target: Path) -> None:
    """A slide has few colours: with a palette its file is a third as large."""
    from PIL import Image

    with Image.open(target) as picture:
        small = picture.quantize(256, dither=Image.Dither.NONE)
    small.save(target, optimize=True)


def main() -> int:
    """Save the picture; gives the exit code."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path.insert(0, str(ROOT))
    PICTURES.mkdir(exist_ok=True)
    save_slide(PICTURES / "slide.png")
    return 0


if __name__ == "__main__":
    sys.exit(main())
