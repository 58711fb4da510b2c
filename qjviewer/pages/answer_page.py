"""What an answer page holds."""

import msgspec

from qjviewer.pages.blocks import Card, Chart


class AnswerGap(msgspec.Struct, frozen=True):
    """How a figure stands to that of a place around: its name, value, and the difference in words.

    `share` is where the other value stands between the least and the largest of all, 0 to 1.
    """

    place: str
    value: str
    words: str
    share: float
    is_ahead: bool
    figure: str


class AnswerPage(msgspec.Struct, frozen=True):
    """All there is to say of one figure or item.

    `where` is place and period, `rank` and `of` its place among so many (0 where not known), `share` where
    its own value stands among the gaps.
    """

    card: Card
    name: str
    section: str
    where: str
    said: str = ""
    rank: int = 0
    of: int = 0
    gaps_title: str = ""
    gaps: tuple[AnswerGap, ...] = ()
    share: float = 0.0
    trend: Chart | None = None
    sources: str = ""
