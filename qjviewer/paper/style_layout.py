"""What a style wants of its data: sizes of type in drawings and tables, prose or cards, what pages hold."""

import msgspec


class Layout(msgspec.Struct, frozen=True):
    """`em` is the type of charts, `table` that of tables, `title` that of the title, all in points.

    `caption` is that of the titles of charts, which begin with their number where it is shown.

    A title whose size is 0 is broken into lines by the template.
    `prose` tells cards as sentences; `pairs` sets narrow charts side by side; `blocks` is False where a
    style shows no whole pages; `official` asks for the fonts of official paper.
    """

    em: float = 9.0
    table: float = 9.0
    prose: bool = False
    pairs: bool = True
    blocks: bool = True
    official: bool = False
    title: float = 20.0
    caption: float = 9.5
    is_numbered: bool = True
    # Lengths that charts and tables are measured by, where they do not follow from the page.
    width: float = 0.0
