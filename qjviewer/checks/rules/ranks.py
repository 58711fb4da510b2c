"""Ranks: within the number ranked, in a group whose size is known, ties said once."""

import re
from collections.abc import Iterator
from typing import Final

from qjviewer.bundle.store import Combination, GroupRank
from qjviewer.checks.scanning import as_read
from qjviewer.checks.subject import Subject
from qjviewer.problems import Problem, Severity

_TIED: Final = re.compile(r"(?:并列|joint|tied)(?:\s*(?:for|at))?\s*$")
_FORMS: Final = ("rank", "nth", "位次", "排名", "名次")


def check(subject: Subject) -> Iterator[Problem]:
    """Report ranks that can't be, groups without a size, and ties worded twice or not declared."""
    particulars = subject.bundle.store.particulars
    ranked = {n for n, more in enumerate(particulars) if more.ranks}
    sizeless: set[str] = set()
    for combination in subject.combinations if ranked else ():
        if combination.particulars in ranked:
            for rank in particulars[combination.particulars].ranks:
                yield from _against_size(rank, combination, subject, sizeless)
    for mention in subject.mentions:
        figure = mention.figure
        if figure is None or mention.form not in _FORMS or not figure.ranks:
            continue
        start = mention.reference.offset
        if _TIED.search(as_read(mention.passage)[max(0, start - 20) : start]):
            code = "tie-twice" if figure.tied else "tie-undeclared"
            yield subject.report_at(code, mention, Severity.WARNING, figure=subject.address(figure))


def _against_size(
    rank: GroupRank, combination: Combination, subject: Subject, sizeless: set[str]
) -> Iterator[Problem]:
    group = subject.bundle.group_by_id.get(rank.among)
    if group is None:
        return
    size = group.size_in(combination.period.last_year)
    if not size:
        # A note says why it is not known.
        if rank.among not in sizeless and not group.size and not group.note:
            sizeless.add(rank.among)
            yield subject.report("group-without-size", f"groups.{group.id}", Severity.WARNING, group=group.id)
        return
    beyond, differs = rank.rank > size, bool(rank.of) and rank.of != size
    if beyond or differs:
        row = subject.bundle.store.observation(next(subject.bundle.store.rows_of([combination])))
        code = "rank-beyond" if beyond else "ranked-number"
        args = {"group": group.id, "rank": rank.rank, "size": size, "stated": rank.of}
        yield subject.report_row(code, row, **args)
