"""Any block as bricks."""

from qjviewer.pages.blocks import Block, Cards, Chart, Entries, Note, Points, RemarkPanel, Table, Trouble
from qjviewer.ui.printing.compose_cards import cards
from qjviewer.ui.printing.compose_charts import chart_row
from qjviewer.ui.printing.compose_tables import table
from qjviewer.ui.printing.compose_texts import entries, note, points, remark, trouble
from qjviewer.ui.printing.desk import Desk
from qjviewer.ui.printing.paginate import Brick


def composed(block: Block, desk: Desk) -> list[Brick]:
    """The bricks of one block in a column as wide as the desk."""
    match block:
        case Cards():
            return cards(block, desk)
        case Chart():
            return chart_row((block,), desk)
        case Points():
            return points(block, desk)
        case Entries():
            return entries(block, desk)
        case RemarkPanel():
            return remark(block, desk)
        case Table():
            return table(block, desk)
        case Note():
            return note(block, desk)
        case Trouble():
            return trouble(block, desk)
