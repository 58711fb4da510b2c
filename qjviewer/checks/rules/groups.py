"""Charts and tables that rank a group know who is in it."""

from collections.abc import Iterator

from qjviewer.bundle.model import ChartBlock
from qjviewer.checks.subject import Subject
from qjviewer.problems import Problem


def check(subject: Subject) -> Iterator[Problem]:
    """Report blocks that show a group whose members are not declared."""
    groups, names = subject.bundle.group_by_id, subject.bundle.names
    for path, block in subject.blocks:
        if not isinstance(block, ChartBlock):
            continue
        shown = {f"{path}.group": block.group} if block.group and not block.places else {}
        shown |= {f"{path}.places[{n}]": names.id_of(word, "groups") for n, word in enumerate(block.places)}
        for where, group in shown.items():
            if group and not groups[group].places:
                yield subject.report("group-without-members", where, group=group)
