"""What is declared is shown somewhere, and what is internal is not."""

from collections.abc import Iterable, Iterator

from qjviewer.bundle import model
from qjviewer.checks.subject import Subject
from qjviewer.figures.derive import inputs_of
from qjviewer.problems import Problem, Severity


def check(subject: Subject) -> Iterator[Problem]:
    """Report figures and items that appear nowhere, and internal figures the audience would see."""
    if not subject.bundle.tabs:
        return
    shown = _Shown(subject)
    for figure in subject.bundle.figures:
        if figure.id not in shown.names and not figure.internal:
            context = subject.teller("zh-Hans").is_context(figure)
            severity = Severity.INFO if context else Severity.WARNING
            yield subject.report("figure-unshown", f"figures.{figure.id}", severity, figure=figure.id)
    for item in subject.bundle.items:
        if item.id not in shown.names:
            yield subject.report("item-unshown", f"items.{item.id}", Severity.WARNING, item=item.id)
    yield from _internal(subject)


class _Shown:
    """The names of all figures and items that some page, slide or sheet shows."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self.names: set[str] = set()
        self._by_owner: dict[str, list[str]] = {}
        for mention in subject.mentions:
            owner = ".".join(mention.passage.path.split(".")[:2])
            key = "tabs" if owner.startswith("tabs[") else owner
            self._by_owner.setdefault(key, []).append(mention.reference.target)
        peers = subject.bundle.briefing.peers
        self._reach([*self._by_owner.get("tabs", ()), *([peers] if peers else [])])
        for _, block in subject.blocks:
            self._reach(_listed(block, subject))
            if isinstance(block, model.RemarkBlock):
                self._reach(self._by_owner.get(f"remarks.{block.remark}", ()))

    def _reach(self, names: Iterable[str]) -> None:
        waiting = list(names)
        while waiting:
            name = waiting.pop()
            if name not in self.names:
                self.names.add(name)
                waiting.extend(self._from(name))

    def _from(self, name: str) -> Iterator[str]:
        """What showing a figure or item shows besides: its text, its derivation, the number ranked."""
        figure = self._subject.figure(name)
        if figure is not None:
            yield from (term.figure for term in inputs_of(figure))
            yield from ([figure.of] if figure.of else [])
            yield from self._by_owner.get(f"figures.{name}", ())
        else:
            yield from self._by_owner.get(f"items.{name}", ())


def _listed(block: model.Block, subject: Subject) -> Iterator[str]:
    match block:
        case model.CardsBlock():
            yield from block.cards
        case model.ChartBlock():
            yield from (*block.figures, *block.items)
        case model.TableBlock():
            yield from block.table
        case model.ItemsBlock():
            yield from block.items
        case model.RemarkBlock():
            remark = subject.bundle.remark_by_id.get(block.remark)
            if remark is not None:
                yield from (*remark.figures, *remark.items)
                for point in (*remark.musts, *remark.next):
                    yield from (*point.figures, *point.items)
        case _:
            return


def _internal(subject: Subject) -> Iterator[Problem]:
    internal = {f.id for f in subject.bundle.figures if f.internal}
    if not internal:
        return
    for mention in subject.mentions:
        passage, name = mention.passage, mention.reference.target
        if name in internal and passage.role != "speech" and not passage.path.startswith(f"figures.{name}."):
            yield subject.report_at("internal-shown", mention, Severity.ERROR, figure=name)
    for path, block in subject.blocks:
        for name in dict.fromkeys(_listed(block, subject)):
            if name in internal:
                yield subject.report("internal-listed", path, Severity.WARNING, figure=name)
