"""Every fact has a source, or says why not; every citation lies within its source."""

from collections.abc import Iterator

from qjviewer.bundle.model import Fact, PointsBlock
from qjviewer.bundle.values import Citation
from qjviewer.checks.subject import Subject
from qjviewer.problems import Problem, Severity


def check(subject: Subject) -> Iterator[Problem]:
    """Report facts without a source and citations beyond their source."""
    for fact in subject.bundle.facts:
        yield from _fact(fact, subject)
    for item in subject.bundle.items:
        if not item.cite and not item.uncited:
            yield subject.report("item-uncited", f"items.{item.id}", Severity.WARNING, name=item.id)
    for remark in subject.bundle.remarks:
        if not remark.cite:
            yield subject.report("remark-uncited", f"remarks.{remark.id}", Severity.WARNING, name=remark.id)
    yield from _points(subject)
    for path, cite in subject.citations:
        flaw = _flaw(cite, subject)
        if flaw:
            yield subject.report(flaw[0], path, **flaw[1])
    yield from _rows(subject)


def _fact(fact: Fact, subject: Subject) -> Iterator[Problem]:
    path = f"facts.{fact.id}"
    if fact.is_computed:
        return
    if not fact.cite and not fact.uncited:
        yield subject.report("figure-uncited", path, figure=fact.id)
    if fact.cite and fact.uncited:
        yield subject.report("cited-and-not", f"{path}.uncited", Severity.WARNING, figure=fact.id)


def _rows(subject: Subject) -> Iterator[Problem]:
    """What is said of rows of figures, each distinct set of it once, at its first row."""
    store = subject.bundle.store
    for number, more in enumerate(store.particulars):
        flaws = [flaw for cite in more.cite if (flaw := _flaw(cite, subject))]
        row = store.first_of(number) if flaws or (more.cite and more.uncited) else None
        if row is not None:
            yield from (subject.report_row(code, row, **args) for code, args in flaws)
            if more.uncited:
                yield subject.report_row("cited-and-not", row, Severity.WARNING, figure=row.indicator)


def _points(subject: Subject) -> Iterator[Problem]:
    named = {m.passage.path.rpartition(".text")[0] for m in subject.mentions}
    for path, block in subject.blocks:
        if isinstance(block, PointsBlock):
            for index, point in enumerate(block.points):
                where = f"{path}.points[{index}]"
                if not point.cite and where not in named:
                    yield subject.report("point-uncited", where, Severity.WARNING)


def _flaw(cite: Citation, subject: Subject) -> tuple[str, dict[str, object]] | None:
    """What is wrong with a citation: a code with its values."""
    source = subject.bundle.source_by_id.get(cite.source)
    if cite.last < cite.first:
        return "cite-reversed", {"first": cite.first, "last": cite.last}
    if source is not None and source.paragraphs and not cite.by_page and cite.last > source.paragraphs:
        return "cite-beyond", {
            "source": source.id,
            "paragraph": cite.last,
            "paragraphs": source.paragraphs,
        }
    return None
