"""Pages of a PDF as pictures for a printer, one in memory at a time."""

from collections.abc import Iterator
from typing import Any, Final

from PySide6.QtGui import QImage

# What is painted where nothing but the typesetter makes pictures: it makes all pages at once.
COARSE: Final = 400


def can_raster() -> bool:
    """Whether pages can be made into pictures one by one."""
    try:
        import pypdfium2  # noqa: F401
    except ImportError:
        return False
    return True


def rasters(pdf: bytes, ppi: float, gray: bool, first: int, last: int) -> Iterator[QImage]:
    """The pages from `first` to `last`, counted from 1."""
    import pypdfium2

    document: Any = pypdfium2.PdfDocument(pdf)
    try:
        for number in range(first - 1, min(last, len(document))):
            page = document[number]
            bitmap = page.render(scale=ppi / 72, grayscale=gray, rev_byteorder=True)
            form = QImage.Format.Format_Grayscale8 if gray else QImage.Format.Format_RGB888
            yield QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, form)
            bitmap.close()
            page.close()
    finally:
        document.close()
