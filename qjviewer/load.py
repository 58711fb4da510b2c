"""load(path) -> Loaded: the only way in from a path to what views show.

A window shows what `read` gives and lets `checked` follow: the rules take longer than all the rest.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from qjviewer.bundle.build import Built
from qjviewer.bundle.build import build as build_bundle
from qjviewer.bundle.files import Folder, because
from qjviewer.bundle.model import Bundle, Source
from qjviewer.bundle.scalars import ReadingRun
from qjviewer.figures.cube import Cube
from qjviewer.garbage import nothing_collected
from qjviewer.pages.blocks import Cover, Page
from qjviewer.pages.build_pages import Pages
from qjviewer.pages.build_pages import build as build_pages
from qjviewer.pages.view import View
from qjviewer.problems import Problem, Severity, Span, in_order, problem

if TYPE_CHECKING:
    from qjviewer.checks.claim_table import ClaimLine
    from qjviewer.exports.parts import GateFinding, Parts

__all__ = ["Loaded", "View", "checked", "load", "parts_of", "read", "restated"]


class Loaded(msgspec.Struct, frozen=True):
    """A briefing read, checked and laid out in blocks; frozen, so threads may share it.

    `cube` and `cover` are None when the files hold nothing usable; `digest` is 16 hexadecimal
    digits over all files read; `files` are those to watch.
    """

    path: Path
    view: View
    cube: Cube | None
    cover: Cover | None
    pages: tuple[Page, ...]
    problems: tuple[Problem, ...]
    origins: Mapping[str, Span]
    digest: str
    files: tuple[Path, ...]
    # Problems that do not depend on the view: kept so that another view needs no new reading.
    lasting: tuple[Problem, ...] = ()
    # Whether the rules have had their say; until then their problems are not among the others.
    is_checked: bool = False
    # The departments that answer for something shown.
    owners: tuple[str, ...] = ()
    # Every claim that the texts make, with its verdict; known once the rules have had their say.
    claims: tuple["ClaimLine", ...] = ()

    @property
    def bundle(self) -> Bundle | None:
        """The bundle behind the figures."""
        return self.cube.bundle if self.cube is not None else None

    @property
    def figure_count(self) -> int:
        """How many figures the briefing holds."""
        return len(self.cube) if self.cube is not None else 0

    @property
    def uncited_count(self) -> int:
        """How many figures name no source."""
        return self.cube.uncited if self.cube is not None else 0

    def count(self, severity: Severity) -> int:
        """How many problems there are of one severity."""
        return sum(p.severity is severity for p in self.problems)

    @property
    def root(self) -> Path:
        """The folder that file names in problems are relative to."""
        return self.path if self.path.is_dir() else self.path.parent


def load(path: Path, view: View | None = None, *, claims: bool = True) -> Loaded:
    """Read, check and lay out a briefing; never raises for what its files contain."""
    return checked(read(path, view), claims=claims)


def read(path: Path, view: View | None = None) -> Loaded:
    """As `load`, but unchecked."""
    view = view or View()
    with nothing_collected():
        built = _guarded_build(path)
        cube = Cube(built.bundle, built.origins) if built.bundle is not None else None
        problems = in_order(built.problems)
        made = Loaded(
            path, view, cube, None, (), problems, built.origins, built.digest, built.files, problems
        )
        return _laid_out(made) if cube is not None else made


def checked(loaded: Loaded, *, claims: bool = True, advice: bool = True) -> Loaded:
    """The same briefing with the problems that the rules find; its `claims` are listed where wanted.

    Without `advice` only the errors among the problems are complete.
    """
    if loaded.is_checked or loaded.cube is None:
        return replace(loaded, is_checked=True)
    from qjviewer.checks.run import examine

    with nothing_collected():
        found = examine(loaded.cube, _in_full(loaded), claims=claims, advice=advice)
    return replace(
        loaded,
        lasting=(*loaded.lasting, *found.problems),
        problems=in_order((*loaded.problems, *found.problems)),
        is_checked=True,
        claims=found.claims,
    )


def _in_full(loaded: Loaded) -> Pages | None:
    """The pages as the rules look at them, where this is how the briefing is being looked at."""
    assert loaded.cube is not None
    own = View(loaded.cube.bundle.translations.language)  # type: ignore[arg-type]
    if loaded.cover is None or loaded.view != own:
        return None
    return Pages(loaded.cover, loaded.pages, (), loaded.owners)


def restated(loaded: Loaded, view: View) -> Loaded:
    """The same briefing for another view, without reading its files again."""
    again = replace(loaded, view=view)
    return _laid_out(again) if again.cube is not None else again


def parts_of(loaded: Loaded, judgement: "GateFinding | None" = None) -> "Parts":
    """What formats need of a briefing that can be shown, with what the release gate said of it.

    Its pages are made anew: those of a window have speaker's notes that must not leave.
    """
    from qjviewer.exports.parts import Parts

    assert loaded.cube is not None
    made = build_pages(loaded.cube, loaded.view, outgoing=True)
    return Parts(loaded.cube, made.cover, made.pages, loaded.view, loaded.digest, judgement)


def _laid_out(loaded: Loaded) -> Loaded:
    assert loaded.cube is not None
    made = build_pages(loaded.cube, loaded.view)
    problems = in_order((*loaded.lasting, *made.problems))
    return replace(loaded, cover=made.cover, pages=made.pages, problems=problems, owners=made.owners)


def _read_sheets(bundle: Bundle, folder: Folder, to: ReadingRun) -> tuple[Source, ...]:
    """Read workbooks; those who can are imported only where there are some."""
    from qjviewer.intake.reading_sheets import read_sheets

    return read_sheets(bundle, folder, to)


def _guarded_build(path: Path) -> Built:
    """Read a bundle; running out of memory or a fault of ours becomes a located problem."""
    try:
        return build_bundle(path, _read_sheets)
    except (MemoryError, RecursionError, OSError, ValueError) as error:
        found = problem("unreadable", Span(path.name), path=path.name, reason=because(error))
        return Built(None, {}, (found,), "", ())
