"""Links between remarks and tabs lead somewhere."""

from collections.abc import Iterator

from qjviewer.bundle.scalars import nearest
from qjviewer.checks.subject import Subject
from qjviewer.problems import Problem


def check(subject: Subject) -> Iterator[Problem]:
    """Report points of remarks that name a tab there is not."""
    tabs = [t.tab for t in subject.bundle.tabs]
    for remark in subject.bundle.remarks:
        for group in ("musts", "next"):
            for index, point in enumerate(getattr(remark, group)):
                if point.tab and point.tab not in tabs:
                    path = f"remarks.{remark.id}.{group}[{index}].tab"
                    yield subject.report("unknown-tab", path, tab=point.tab, meant=nearest(point.tab, tabs))
