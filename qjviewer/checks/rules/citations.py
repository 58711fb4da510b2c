"""Every fact has a source, or says why not; every citation lies within its source."""

from collections.abc import Iterator

from qjviewer.bundle.model import PointsBlock
from qjviewer.bundle.values import Citation
from qjviewer.checks.subject import Subject
from qjviewer.figures.figure import Figure
from qjviewer.problems import Problem, Severity


def check(subject: Subject) -> Iterator[Problem]:
    """Report facts without a source and citations beyond their source."""
    for figure in subject.bundle.figures:
        yield from _figure(figure, subject)
    for item in subject.bundle.items:
        if not item.cite and not item.uncited:
            yield subject.report("item-uncited", f"items.{item.id}", Severity.WARNING, name=item.id)
    for remark in subject.bundle.remarks:
        if not remark.cite:
            yield subject.report("remark-uncited", f"remarks.{remark.id}", Severity.WARNING, name=remark.id)
    yield from _points(subject)
    for path, cite in subject.citations:
        yield from _range(path, cite, subject)


def _figure(figure: Figure, subject: Subject) -> Iterator[Problem]:
    path = f"figures.{figure.id}"
    # A figure whose derivation failed has its own problem.
    if not figure.cite and not figure.uncited and not figure.derive:
        yield subject.report("figure-uncited", path, figure=figure.id)
    if figure.cite and figure.uncited:
        yield subject.report("cited-and-not", f"{path}.uncited", Severity.WARNING, figure=figure.id)


def _points(subject: Subject) -> Iterator[Problem]:
    named = {m.passage.path.rpartition(".text")[0] for m in subject.mentions}
    for path, block in subject.blocks:
        if isinstance(block, PointsBlock):
            for index, point in enumerate(block.points):
                where = f"{path}.points[{index}]"
                if not point.cite and where not in named:
                    yield subject.report("point-uncited", where, Severity.WARNING)


def _range(path: str, cite: Citation, subject: Subject) -> Iterator[Problem]:
    source = subject.bundle.source_by_id.get(cite.source)
    if cite.last < cite.first:
        yield subject.report("cite-reversed", path, first=cite.first, last=cite.last)
    elif source is not None and source.paragraphs and not cite.by_page and cite.last > source.paragraphs:
        yield subject.report(
            "cite-beyond", path, source=source.id, paragraph=cite.last, paragraphs=source.paragraphs
        )
