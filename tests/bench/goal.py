"""What is promised: a figure of ours is at most so many times a reference."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple, Protocol, TypeAlias

Unit: TypeAlias = Literal["s", "ms", "MB"]


@dataclass(frozen=True)
class Goal:
    """One row of the table; without `at_most` it is told for comparison only."""

    name: str
    what: str
    reference: str
    at_most: float | None = None
    unit: Unit = "s"


class Pair(NamedTuple):
    """One measurement of ours and of the reference beside it, in the goal's unit."""

    ours: float
    reference: float


class Missing(Exception):
    """Something to compare with is not installed here; the text says how to install it."""


@dataclass(frozen=True)
class Site:
    """Where measuring takes place: a folder to write to, the environment of programs, the screen."""

    folder: Path
    environ: dict[str, str]
    # "offscreen", "Xvfb" or the platform's own.
    screen: str
    # The file in which Xvfb keeps what is on its screen.
    framebuffer: Path | None = None


class Group(Protocol):
    """A module of `goals`: its goals, and one measurement of all of them."""

    GOALS: tuple[Goal, ...]

    def measure(self, site: Site) -> dict[str, Pair]:
        """One pair for each goal by its name; raises Missing."""
        ...
