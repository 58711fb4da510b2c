"""Internal figures, and what is computed from them, are nowhere that an audience looks."""

from collections.abc import Iterator

from qjviewer.checks.subject import Subject
from qjviewer.problems import Problem, Severity


def check(subject: Subject) -> Iterator[Problem]:
    """Report internal figures and items in texts and blocks that are shown."""
    for mention in subject.mentions:
        passage, worded = mention.passage, mention.worded
        name = worded.figure or worded.item
        own = passage.path.startswith((f"facts.{name}.", f"items.{name}."))
        if (
            worded.internal
            and passage.role != "speech"
            and not own
            and not _of_internal(passage.path, subject)
        ):
            yield subject.report_at("internal-shown", mention, Severity.ERROR, figure=_named(name, subject))
    for block in subject.shown:
        names = [f.id for f in block.figures if f.internal]
        names += [i for i in block.items if (item := subject.bundle.item_by_id.get(i)) and item.internal]
        for name in names:
            yield subject.report(
                "internal-listed", block.path, Severity.WARNING, figure=_named(name, subject)
            )


def _named(name: str, subject: Subject) -> str:
    figure = subject.cube.by_id(name)
    return subject.address(figure) if figure is not None else name


def _of_internal(path: str, subject: Subject) -> bool:
    """Whether a text is that of an item which is internal itself."""
    section, _, rest = path.partition(".")
    item = subject.bundle.item_by_id.get(rest.partition(".")[0]) if section == "items" else None
    return item is not None and item.internal
