"""Sets a print: notes brought to their pages, charts to where they leave no gaps; then PDF or pictures.

What is set depends on itself only in where notes stand. The typesetter's own introspection oscillates on
that, so the pages of citations are asked for and the notes decided here, until nothing changes.
"""

from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Final

import msgspec

from qjviewer.paper.footnotes import Cited, carriers, kept
from qjviewer.paper.making import Made, style_of
from qjviewer.paper.page_gaps import Gaps, PaperSpot
from qjviewer.paper.page_geometry import LINES
from qjviewer.paper.print_folder import PrintFolder

STANDARDS: Final = ("ua-1", "a-2u")
# Tries after which notes lose no spots any more, and tries in all.
_FREE, _MOST = 3, 8
# Points by which marks of one line of text differ in height at most.
_LINE: Final = 4.0
# Choices of what a fitted page holds, and points that stay free under it.
_TRIES, _SLACK = 4, 2.0


class TemplateReport(msgspec.Struct):
    """What a template tells of itself: its pages, where marks, notes and blocks stand, what it left out.

    A note is known by its mark, a block by the number of its tab and its own. The pages of titles and of the
    first words under them are counted by columns.
    """

    cites: list[Cited] = []
    notes: list[PaperSpot] = []
    begins: list[PaperSpot] = []
    ends: list[PaperSpot] = []
    titles: list[PaperSpot] = []
    words: list[PaperSpot] = []
    pages: int = 0
    left: list[str] = []


class Typesetter:
    """Sets one print; a context manager that takes its folder away again."""

    def __init__(self, made: Made) -> None:
        self.made = made
        self._folder = PrintFolder(made)
        self.missing = self._folder.missing
        self.passes = 0
        self.told = TemplateReport()
        # A page is about as long as a tab: with that many notes the first try comes near the last.
        self._notes = carriers(made.cited)
        # Marks whose note stands within that of another, by the mark of that.
        self._joined: dict[str, str] = {}
        # Marks whose paragraph stays in one piece, or whose section begins a page, and blocks that begin one.
        self._breaks: set[str] = set()
        # Charts and tables set after the text that follows them, once that was decided.
        self._late: set[str] | None = None
        # Those of them that may stand at the foot of their own page.
        self._narrow: set[str] = set()
        self._is_tight = False
        self._write_notes()

    def __enter__(self) -> "Typesetter":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def root(self) -> Path:
        """The folder it is set in."""
        return self._folder.root

    def close(self) -> None:
        """Take the folder away."""
        self._folder.close()

    def _write_notes(self) -> None:
        sources = {str(s.number): s.text for s in self.made.data.sources}
        words: dict[str, Any] = {}
        say = self.made.job.facts.teller
        cited = self._cited
        for mark, spots in self._notes.items():
            key = cited[mark].key
            text = self.made.derivations.get(key) or sources.get(key, "")
            if spots:
                text = self._spots(text, say.joined(spots))
            words[mark] = self._folder.shown(text)
        for mark in sorted(self._joined.keys() & words.keys(), key=int):
            # Where the other note is gone, it stands by itself.
            if (first := self._joined[mark]) in words:
                words[f"in:{mark}"] = first
                told = words.setdefault(f"with:{first}", [])
                told.append({"id": mark, "label": cited[mark].label})
        words |= {f"break:{mark}": "1" for mark in self._breaks}
        words |= {f"late:{name}": "auto" if name in self._narrow else "top" for name in self._late or ()} | (
            {"tight": "1"} if self._is_tight else {}
        )
        self._folder.write_notes(words)

    def _spots(self, text: str, spots: str) -> str:
        from qjviewer.wording import say

        return say("printing.source-spots", self.made.job.lang, text=text, spots=spots)

    # Setting ---------------------------------------------------------------------------

    @property
    def _cited(self) -> dict[str, Cited]:
        return {c.id: c for c in self.told.cites or self.made.cited}

    def settle(self, tick: Callable[[int, int], None] | None = None) -> "Typesetter":
        """Set until each note stands on the page of its mark; `tick` is told the passes and may raise."""
        self._decide()
        # Typst leaves a note behind where its paragraph follows a heading over to the next page.
        unfit: set[str] = set()
        tries = 0
        while tries < _MOST:
            if tick:
                tick(tries, _MOST)
            self.passes += 1
            self.told = self._query()
            filled = self._fill_gaps()
            wanted = self._wanted(unfit, grow=tries >= _FREE)
            if not filled and wanted == self._notes:
                unfit |= set(self._moved)
                wanted = self._wanted(unfit, grow=tries >= _FREE)
                if wanted == self._notes and not self._join() and not self._mended():
                    break
                # Within another note it goes where that goes.
                unfit -= set(self._joined)
            tries += not filled
            self._notes = wanted
            self._write_notes()
        return self

    def _wanted(self, unfit: set[str], *, grow: bool) -> dict[str, list[str]]:
        """The marks that are to carry notes, after what was set: those that did where that will do."""
        # Not every mark handed out is set in every style.
        is_set = {cited.id for cited in self.told.cites}
        self._notes = {mark: spots for mark, spots in self._notes.items() if mark in is_set}
        wanted = carriers(self.told.cites, unfit)
        # A line that went over for its notes would come back without one of them.
        firm = {*self._joined, *self._joined.values()}
        carrying = sorted(self._notes, key=lambda mark: mark not in firm)
        before = {mark: self._notes[mark] for mark in carrying if mark not in unfit}
        return kept(wanted, before, self._cited, grow=grow)

    def _decide(self) -> None:
        """For a style that fits its parts: measure, choose, and choose again with the foot that follows."""
        style = style_of(self.made.job.options.style)
        decide = getattr(style, "decide", None)
        if decide is None or self.made.job.options.template:
            return
        kept = before = ""
        heights: dict[str, float] = {}
        held: object = None
        used = 0.0
        for _ in range(_TRIES):
            heights |= self._heights()
            foot = heights["page-head@full"] + heights["page-foot@full"]
            room = self.made.data.page.tall - foot - _SLACK
            if kept and used > room + _SLACK / 2:
                # With the foot it brings it would not fit: the choice before did.
                self._folder.write_plan(before)
                return
            fitted = decide(self.made.data.more, heights, room)
            if fitted.items == held:
                return
            before, kept = kept, msgspec.json.encode(fitted).decode()
            held, used = fitted.items, room - fitted.spare
            self._folder.write_plan(kept)

    def _heights(self) -> dict[str, float]:
        told = self._folder.run(lambda c: c.query("<measured>", field="value"))
        return msgspec.json.decode(told, type=list[dict[str, float]])[0]

    def _join(self) -> bool:
        """Join notes that Typst left behind to the first of their line; whether there was anything to do.

        Of several notes of one line it holds only the first to the page: as one that is not broken, they take
        the line with them. Where the first itself is left behind, and no other mark can carry the note, its
        paragraph is not broken, and a section of which it is the headline's begins on the next page.
        """
        before = (dict(self._joined), set(self._breaks))
        cited = self._cited
        noted = [cited[n.id] for n in self.told.notes if n.id in cited]
        for mark in self._moved:
            moved = cited[mark]
            line = [c.id for c in noted if c.page == moved.page and abs(c.y - moved.y) < _LINE]
            first = min(line, key=int)
            if self._joined.pop(mark, None) is None and first != mark:
                self._joined |= {m: first for m in line if m != first}
            elif first == mark:
                self._breaks.add(mark)
        return before != (self._joined, self._breaks)

    @property
    def _gaps(self) -> Gaps:
        told = self.told
        begins, ends, titles = ({s.id: s for s in spots} for spots in (told.begins, told.ends, told.titles))
        data = self.made.data
        line = data.page.tall / LINES if self.made.official else 0.0
        return Gaps(data.pages, data.page, begins, ends, told.notes, titles, told.cites, line)

    def _fill_gaps(self) -> bool:
        """Let text come before charts that would leave a page half empty; whether that changed anything.

        That is found once; afterwards charts only go back to their place, where it did no good.
        """
        gaps, before = self._gaps, self._late
        if before is None:
            filling = gaps.on_lines().refilled()
            self._late, self._narrow = filling.late, filling.narrow
            if self._late:
                self._foresee(filling.pages)
        else:
            self._late = before - gaps.astray()
        return self._late != (before or set())

    def _foresee(self, pages: dict[str, int]) -> None:
        """Take marks to be on the pages, and in the order, where they are to come."""
        places = {name: place for place, name in enumerate(pages)}
        self.told.cites.sort(key=lambda cited: places.get(cited.id, len(places)))
        for cited in self.told.cites:
            cited.page = pages.get(cited.id, cited.page)

    def _mended(self) -> bool:
        """Whether a title was left behind, the last page short, or a note astray: it is set anew then."""
        return self._rejoin() or self._tighten() or self._put_back()

    def _put_back(self) -> bool:
        """Charts to their place again where a note doesn't find the page of its mark otherwise."""
        late, self._late = self._late, set() if self.astray else self._late
        return self._late != late

    def _rejoin(self) -> bool:
        """Begin a page with a title that was left behind by its first words; whether there was one."""
        pages = {spot.id: spot.page for spot in self.told.words}
        left = {spot.id for spot in self.told.titles if spot.page < pages.get(spot.id, 0)} - self._breaks
        self._breaks |= left
        return bool(left)

    def _tighten(self) -> bool:
        """Set the sources closer where only their end begins a last page; whether that is new."""
        before, self._is_tight = self._is_tight, self._is_tight or self._gaps.is_short_of_a_page()
        return self._is_tight != before

    @property
    def _moved(self) -> list[str]:
        """Marks whose note stands on another page."""
        pages = {c.id: c.page for c in self.told.cites}
        return [n.id for n in self.told.notes if pages.get(n.id) != n.page]

    @property
    def astray(self) -> list[str]:
        """Marks whose note stands on another page, or that have none on theirs."""
        moved = self._moved
        noted = {(c.page, c.key) for c in self.told.cites if c.id in {n.id for n in self.told.notes}}
        bare = [c.id for c in self.told.cites if (c.page, c.key) not in noted]
        return [*moved, *bare]

    def _query(self) -> TemplateReport:
        found = msgspec.json.decode(
            self._folder.run(lambda c: c.query("<told>", field="value")), type=list[TemplateReport]
        )
        return found[-1] if found else TemplateReport()

    @property
    def pages(self) -> int:
        """How many pages there are; a template of the user's own may not tell."""
        return self.told.pages or len(self.pictures(8))

    def pdf(self) -> bytes:
        """The document as PDF 1.7, tagged: UA-1 and A-2u at once."""
        seconds = int(self.made.job.now.timestamp())
        made: bytes = self._folder.run(
            lambda c: c.compile(format="pdf", pdf_standards=list(STANDARDS), timestamp=seconds)
        )
        # Our fonts want the region of the mainland for Traditional too; the file says what it is.
        return made.replace(b"zh-CN", b"zh-TW") if self.made.data.lang == "zh-Hant" else made

    def pictures(self, ppi: float) -> list[bytes]:
        """Every page as PNG."""
        made = self._folder.run(lambda c: c.compile(format="png", ppi=ppi))
        return [made] if isinstance(made, bytes) else list(made)
