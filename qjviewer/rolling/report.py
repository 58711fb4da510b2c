"""What is to be done, in lines for a person: awaited by owner, to be confirmed by tab."""

from collections.abc import Iterator

from qjviewer.figures.cube import Cube
from qjviewer.figures.figure import Figure
from qjviewer.figures.teller import Teller
from qjviewer.rolling.todo import REST, Review, TabTodo, Todo
from qjviewer.wording import Language, listed, say

_LONGEST = 60


class TodoTeller:
    """Words what is to be done in a briefing."""

    def __init__(self, cube: Cube, lang: Language) -> None:
        self._teller, self._lang = Teller(cube, lang), lang

    def lines(self, todo: Todo) -> Iterator[str]:
        """The whole report; one line where nothing is left to do."""
        if not todo.awaited and not todo.tabs:
            yield self.say("all-done")
            return
        if todo.awaited:
            yield from self._awaited(todo)
        if todo.tabs:
            yield self.say("to-confirm", count=todo.to_confirm, tabs=len(todo.tabs))
            for tab in todo.tabs:
                yield from self._tab(tab)

    def say(self, key: str, /, **values: object) -> str:
        """A phrase of the area `roll`."""
        return say(f"roll.{key}", self._lang, **values)

    def _awaited(self, todo: Todo) -> Iterator[str]:
        yield self.say("awaited", figures=todo.figures, sources=len(todo.sources))
        for owner in todo.owners:
            yield "  " + self.say(
                "awaited-owner", owner=owner.owner or self.say("no-owner"), count=owner.count
            )
            yield from (f"    {self.figure(f)}" for f in owner.figures)
            yield from (f"    {self.rank(f, group)}" for f, group in owner.ranks)
        if todo.sources:
            yield "  " + self.say("awaited-sources", names=listed(todo.sources, self._lang))

    def figure(self, figure: Figure) -> str:
        """A figure by name, place and period."""
        place = self._teller.place_of(figure)
        where = self._teller.place(place) if place is not None else ""
        period = self._teller.period(figure.period)
        measured = self._teller.measured(figure)
        return self.say("figure", name=measured, place=where, period=period)

    def rank(self, figure: Figure, group: str) -> str:
        """A rank that is awaited."""
        found = self._teller.bundle.group_by_id.get(group) or self._teller.bundle.place_by_id.get(group)
        name = found.name.get(self._lang) if found is not None else group
        return self.say("rank", figure=self.figure(figure), group=name)

    def _tab(self, tab: TabTodo) -> Iterator[str]:
        name = self.title(tab)
        yield "  " + self.say("tab", tab=name, count=len(tab.reviews), others=tab.others)
        yield from (f"    {self.review(r)}" for r in tab.reviews)

    def title(self, tab: TabTodo) -> str:
        """The name of a tab, or of what no tab shows."""
        return self.say("rest") if tab.tab == REST else self.say("tab-name", title=tab.title, tab=tab.tab)

    def review(self, review: Review) -> str:
        """One thing to be confirmed: where, what, why."""
        text = " ".join(review.text.split())
        short = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
        return self.say("review", where=review.where, text=short, why=self.why(review))

    def why(self, review: Review) -> str:
        """Why it is to be looked at."""
        return listed((self.say(f"reason-{r}") for r in review.reasons), self._lang)
