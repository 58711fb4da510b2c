"""load(path) -> Loaded: the only way in from a path to what views show.

A window shows what `glance` gives and lets `checked` follow: the rules take longer than all the rest,
and of a long table only the figures that the pages name are needed first.
"""

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from qjviewer.bundle.build import Built
from qjviewer.bundle.build import build as build_bundle
from qjviewer.bundle.model import Bundle
from qjviewer.exports.parts import Parts
from qjviewer.figures.derive import complete
from qjviewer.pages.blocks import Cover, Page
from qjviewer.pages.build import build as build_pages
from qjviewer.pages.view import View
from qjviewer.problems import Problem, Severity, Span, in_order, problem

__all__ = ["Loaded", "View", "checked", "glance", "load", "parts_of", "read", "restated", "whole"]


@dataclass(frozen=True)
class Loaded:
    """A briefing read, checked and laid out in blocks; frozen, so threads may share it.

    `bundle` and `cover` are None when the files hold nothing usable; `digest` is 16 hexadecimal
    digits over all files read; `files` are those to watch.
    """

    path: Path
    view: View
    bundle: Bundle | None
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
    # Whether every figure was read; of long tables those that nothing names may be left for later.
    is_whole: bool = True

    @property
    def figure_count(self) -> int:
        """How many figures the briefing holds."""
        return len(self.bundle.figures) if self.bundle else 0

    @property
    def uncited_count(self) -> int:
        """How many figures name no source."""
        return sum(not f.cite for f in self.bundle.figures) if self.bundle else 0

    def count(self, severity: Severity) -> int:
        """How many problems there are of one severity."""
        return sum(p.severity is severity for p in self.problems)

    @property
    def root(self) -> Path:
        """The folder that file names in problems are relative to."""
        return self.path if self.path.is_dir() else self.path.parent


def load(path: Path, view: View | None = None) -> Loaded:
    """Read, derive, check and lay out a briefing; never raises for what its files contain."""
    return checked(read(path, view))


def read(path: Path, view: View | None = None) -> Loaded:
    """As `load`, but unchecked: for paper and files the rules have nothing to say."""
    return _read(path, view or View())


def glance(path: Path, view: View | None = None) -> Loaded:
    """As `load`, but only what the pages need: unchecked, and of long tables what is named."""
    return _read(path, view or View(), only_named=True)


def checked(loaded: Loaded) -> Loaded:
    """The same briefing with all its figures and with the problems that the rules find."""
    if loaded.is_checked:
        return loaded
    again = whole(loaded)
    if again.bundle is None:
        # Files that broke meanwhile are another reading's matter.
        return replace(loaded, is_checked=True)
    loaded = again
    from qjviewer.checks.run import run

    with _nothing_collected():
        found = run(again.bundle, again.origins)
    return replace(
        loaded,
        lasting=(*loaded.lasting, *found),
        problems=in_order((*loaded.problems, *found)),
        is_checked=True,
    )


def whole(loaded: Loaded) -> Loaded:
    """The same briefing with all its figures: read again if some were left for later."""
    return loaded if loaded.is_whole else read(loaded.path, loaded.view)


def _read(path: Path, view: View, *, only_named: bool = False) -> Loaded:
    with _nothing_collected():
        built = _guarded_build(partial(build_bundle, path, only_named=only_named), path)
        if built.bundle is None:
            return Loaded(
                path=path,
                view=view,
                bundle=None,
                cover=None,
                pages=(),
                problems=in_order(built.problems),
                origins=built.origins,
                digest=built.digest,
                files=built.files,
            )
        bundle, derived = complete(built.bundle, built.origins)
        lasting = (*built.problems, *derived)
        made = Loaded(path, view, bundle, None, (), (), built.origins, built.digest, built.files, lasting)
        return _laid_out(replace(made, is_whole=built.is_whole))


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Let the garbage collector rest: of the many small values that are made here, none is garbage."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def restated(loaded: Loaded, view: View) -> Loaded:
    """The same briefing for another view, without reading its files again."""
    return _laid_out(replace(loaded, view=view)) if loaded.bundle else replace(loaded, view=view)


def parts_of(loaded: Loaded) -> Parts:
    """What formats need of a briefing that can be shown, with all its figures."""
    loaded = whole(loaded)
    assert loaded.bundle is not None
    assert loaded.cover is not None
    return Parts(loaded.bundle, loaded.cover, loaded.pages, loaded.origins, loaded.view, loaded.digest)


def _laid_out(loaded: Loaded) -> Loaded:
    assert loaded.bundle is not None
    made = build_pages(loaded.bundle, loaded.origins, loaded.view)
    problems = in_order((*loaded.lasting, *made.problems))
    return replace(loaded, cover=made.cover, pages=made.pages, problems=problems)


def _guarded_build(build: Callable[[], Built], path: Path) -> Built:
    """Read a bundle; running out of memory or a fault of ours becomes a located problem."""
    try:
        return build()
    except (MemoryError, RecursionError, OSError, ValueError) as error:
        found = problem("unreadable", Span(path.name), path=path.name, reason=type(error).__name__)
        return Built(None, {}, (found,), "", ())
