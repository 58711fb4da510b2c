"""What is declared is used: facts and items are shown, places, groups and indicators are spoken of."""

from collections.abc import Iterable, Iterator

from qjviewer.bundle import model
from qjviewer.checks.subject import Subject
from qjviewer.figures.addresses import Unknown
from qjviewer.figures.expressions import tokens_of
from qjviewer.problems import Problem, Severity


def check(subject: Subject) -> Iterator[Problem]:
    """Report facts and items that appear nowhere, and places, groups, indicators that nothing uses."""
    bundle = subject.bundle
    if not bundle.tabs:
        return
    shown = _Shown(subject)
    for fact in bundle.facts:
        if fact.id not in shown.names and not fact.internal:
            figure = subject.cube.fact(fact.id)
            severity = Severity.INFO if figure is not None and figure.context else Severity.WARNING
            yield subject.report("figure-unshown", f"facts.{fact.id}", severity, figure=fact.id)
    for item in bundle.items:
        if item.id not in shown.names:
            yield subject.report("item-unshown", f"items.{item.id}", Severity.WARNING, item=item.id)
    used = _used(subject, shown)
    for section in ("indicators", "places", "groups"):
        for entry in getattr(bundle, section):
            if entry.id not in used:
                yield subject.report(
                    f"{section[:-1]}-unused", f"{section}.{entry.id}", Severity.WARNING, name=entry.id
                )


class _Shown:
    """The ids of all facts and items that some page, slide or sheet shows, and what they lead to."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self.names: set[str] = set()
        self._by_owner: dict[str, list[str]] = {}
        for mention in subject.mentions:
            path = mention.passage.path
            owner = "tabs" if path.startswith("tabs[") else ".".join(path.split(".")[:2])
            named = self._by_owner.setdefault(owner, [])
            named += [n for n in (mention.worded.figure, mention.worded.item) if n]
            named += [mention.figure.id] if mention.figure is not None else []
        self._reach(self._by_owner.get("tabs", ()))
        for block in subject.shown:
            self._reach((*(f.id for f in block.figures), *block.items))
            if isinstance(block.block, model.RemarkBlock):
                self._reach(self._by_owner.get(f"remarks.{block.block.remark}", ()))

    def _reach(self, names: Iterable[str]) -> None:
        waiting = list(names)
        while waiting:
            name = waiting.pop()
            if name not in self.names:
                self.names.add(name)
                waiting.extend(self._from(name))

    def _from(self, name: str) -> Iterator[str]:
        """What showing a figure or item shows besides: its text, and what it is computed from."""
        if name in self._subject.bundle.item_by_id:
            yield from self._by_owner.get(f"items.{name}", ())
            return
        figure = self._subject.cube.by_id(name)
        if figure is not None:
            yield from (term.figure for term in figure.inputs)
            yield from self._by_owner.get(f"facts.{name}", ())


def _used(subject: Subject, shown: _Shown) -> set[str]:
    """The ids of indicators, places and groups that figures, texts, blocks or other entries name."""
    bundle = subject.bundle
    found = {bundle.briefing.place, bundle.briefing.peers, *bundle.store.indicators, *bundle.store.places}
    for c in bundle.store.particulars:
        found |= {rank.among for rank in c.ranks}
    found |= {c.against for c in subject.combinations if c.against}
    found |= {fact.place for fact in bundle.facts} | {item.place for item in bundle.items}
    found |= {place.within for place in bundle.places}
    for group in bundle.groups:
        found |= {group.within, *group.places}
    for indicator in bundle.indicators:
        found |= {
            *indicator.parts,
            indicator.part_of,
            indicator.under,
            *_in_expression(indicator.derive, subject),
        }
    for fact in bundle.facts:
        found |= {fact.over, *fact.above, *fact.below, *_in_expression(fact.derive, subject)}
    for name in shown.names:
        figure = subject.cube.by_id(name)
        if figure is not None:
            found |= {figure.indicator, figure.place, *figure.id.split()}
    for _, block in subject.blocks:
        if isinstance(block, model.ChartBlock):
            found |= {block.group, *_ids(block.places, subject)}
    for mention in subject.mentions:
        found |= {*_ids([mention.reference.address], subject), *_ids(mention.reference.form.split(), subject)}
    return found


def _in_expression(expression: str, subject: Subject) -> Iterator[str]:
    for token in tokens_of(expression):
        found = subject.cube.resolve(token)
        if not isinstance(found, Unknown):
            yield found.id


def _ids(words: Iterable[str], subject: Subject) -> Iterator[str]:
    """The ids of places, groups and indicators that words lead to."""
    for word in words:
        found = subject.cube.resolve(word)
        if not isinstance(found, Unknown):
            yield from (found.id, found.place)
