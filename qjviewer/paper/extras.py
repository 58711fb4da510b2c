"""What two styles are given beside a briefing: the changes since the last print, the claims of its texts.

Both are plain data that whoever compares editions or reads claims fills in.
"""

from typing import Final, Literal, TypeAlias

import msgspec

ChangeKind: TypeAlias = Literal["revised", "new", "gone"]
CHANGES: Final[tuple[ChangeKind, ...]] = ("revised", "new", "gone")
Verdict: TypeAlias = Literal["proved", "contradicted", "unproved"]
MARKS: Final[dict[Verdict, str]] = {"proved": "●", "contradicted": "▲", "unproved": "○"}


class FigureChange(msgspec.Struct, frozen=True):
    """A figure that differs from the last print; values are worded, empty where there was or is none."""

    kind: ChangeKind
    name: str
    place: str
    period: str
    before: str = ""
    after: str = ""
    source: str = ""
    why: str = ""


class Revision(msgspec.Struct, frozen=True):
    """All changes; `since` words the print they are counted from."""

    since: str
    changes: tuple[FigureChange, ...]
    notes: tuple[str, ...] = ()


class Claim(msgspec.Struct, frozen=True):
    """What a sentence claims: its words, where it stands, what speaks for or against it."""

    text: str
    where: str
    verdict: Verdict
    evidence: tuple[str, ...] = ()
    source: str = ""


class Claims(msgspec.Struct, frozen=True):
    """All claims in the order of the texts."""

    claims: tuple[Claim, ...]
