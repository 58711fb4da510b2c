"""Figures: revised with the reason, new, gone; ranks, standing and sources where the value is the same."""

from collections.abc import Iterator

from qjviewer.editions.changes import EditionChange, Sort
from qjviewer.editions.edition import Edition, EditionFigure
from qjviewer.wording import Language, knows, listed, say


class FigureComparer:
    """Compares the figures of two editions in the words of a language; `groups` names groups by id."""

    def __init__(self, lang: Language, groups: dict[str, str]) -> None:
        self._lang, self._groups = lang, groups

    def changes(self, before: Edition, after: Edition) -> Iterator[EditionChange]:
        """Every change of a figure, in the order of the later edition, those gone last."""
        notes: set[tuple[str, str]] = set()
        for name, figure in after.figures.items():
            old = before.figures.get(name)
            if old is None:
                yield self._change("new", figure, "", self._value(figure), self._why(figure))
            else:
                yield from self._revised(old, figure, notes)
        for name, figure in before.figures.items():
            if name not in after.figures:
                yield self._change("gone", figure, self._value(figure), "", "")

    def _revised(
        self, old: EditionFigure, new: EditionFigure, notes: set[tuple[str, str]]
    ) -> Iterator[EditionChange]:
        is_revised = old.value != new.value
        if is_revised:
            yield self._change("revised", new, old.value, new.value, self._why(new))
        for group in dict.fromkeys((*old.ranks, *new.ranks)):
            before, after = old.ranks.get(group, ""), new.ranks.get(group, "")
            if before != after:
                what = self._say("rank-among", group=self._groups.get(group, group))
                yield self._change("rank", new, before, after, "", what)
        if is_revised:
            # Standing, source and note belong to the new value: they are its reason.
            return
        if old.status != new.status:
            yield self._change("status", new, self._status(old), self._status(new), new.note)
        elif old.cites != new.cites or (not new.cites and old.source != new.source):
            yield self._change("cited", new, old.source, new.source, "")
        if old.note != new.note and (old.note, new.note) not in notes:
            notes.add((old.note, new.note))
            yield self._change("words", new, old.note, new.note, "", self._say("key-note"))
        for key in dict.fromkeys((*old.more, *new.more)):
            if old.more.get(key) != new.more.get(key):
                what = self._say(f"key-{key}") if knows(f"editions.key-{key}") else key
                yield self._change("setting", new, old.more.get(key, ""), new.more.get(key, ""), "", what)
        if old.internal != new.internal:
            before, after = ("internal" if x.internal else "" for x in (old, new))
            yield self._change("setting", new, before, after, "", self._say("key-internal"))

    def _say(self, key: str, /, **values: object) -> str:
        return say(f"editions.{key}", self._lang, **values)

    def _value(self, figure: EditionFigure) -> str:
        """The value, with ranks where there are any."""
        return listed([w for w in (figure.value, *figure.ranks.values()) if w], self._lang)

    def _status(self, figure: EditionFigure) -> str:
        return figure.status or self._say("published")

    def _why(self, figure: EditionFigure) -> str:
        """What the vintage says of itself: its standing, its note."""
        return self._say("semicolon").join(w for w in (figure.status, figure.note) if w)

    def _change(
        self, sort: Sort, figure: EditionFigure, before: str, after: str, why: str, what: str = ""
    ) -> EditionChange:
        return EditionChange(
            sort,
            self._say("of-figure", name=figure.name, what=what) if what else figure.name,
            where=self._say("at", place=figure.place, period=figure.period),
            before=before,
            after=after,
            why=why,
            source=figure.source if after else "",
            place=figure.place,
            period=figure.period,
            subject=figure.id,
            internal=figure.internal,
        )
