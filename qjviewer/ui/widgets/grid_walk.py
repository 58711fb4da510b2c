"""Walking a table cell by cell: arrows in both directions, Home and End along a row."""

from typing import TypeAlias

from PySide6.QtCore import Qt

At: TypeAlias = tuple[int, int]

_STEPS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


def walked(at: At, key: int, rows: int, columns: int) -> At | None:
    """Where a key leads from row and column, row -1 being the headings; None where it leads nowhere."""
    row, column = at
    if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
        target = (row, 0 if key == Qt.Key.Key_Home else columns - 1)
    elif (step := _STEPS.get(Qt.Key(key))) is not None:
        target = (row + step[0], column + step[1])
    else:
        return None
    inside = -1 <= target[0] < rows and 0 <= target[1] < columns
    return target if inside and target != at else None
