"""A reference asks for what fits: growth is told as a change, direction once, an item only has its name."""

import re
from collections.abc import Iterator
from typing import Final

from qjviewer.bundle.measures import MEASURES
from qjviewer.checks.scanning import as_read
from qjviewer.checks.subject import Mention, Subject
from qjviewer.figures.figure import Figure
from qjviewer.figures.forms import FORMS
from qjviewer.pages.maker import DECLINE
from qjviewer.problems import Problem, Severity

_CHANGES: Final = ("change", *FORMS["change"])
_NAMES: Final = ("value", "name", *FORMS["name"])
# Forms that say the direction themselves, and those that say a value.
_DIRECTED: Final = (*_CHANGES, "vs", "比", "与", "moved", *FORMS["vs"], *FORMS["moved"])
_VALUES: Final = ("value", "number", *FORMS["value"], *FORMS["number"])
_ABOUT: Final = r"(?:了|约|近|超过?|达|by |about |some |nearly |almost )?\s*$"
_UP: Final = (
    r"(?:增长|增加|上升|提高|提升|上涨|扩大|加快|回升|[增升]|\b(?:grew|rose|increased|climbed|up|growth of) )"
)
_DOWN: Final = (
    r"(?:下降|减少|回落|降低|下跌|收窄|放缓|下滑|缩小|[降减]"
    r"|\b(?:fell|declined|decreased|dropped|shrank|down|decline of) )"
)
_UP_BEFORE: Final = re.compile(_UP + _ABOUT)
_DOWN_BEFORE: Final = re.compile(_DOWN + _ABOUT)
_APART: Final = re.compile(r"(?:高于|快于|低于|慢于|高出|领先|落后)[^，。；！？,.;\ufffc]{0,12}$")
_WRONG: Final = ("direction-twice", "direction-minus", "direction-wrong")
_NEAR: Final = 40


def check(subject: Subject) -> Iterator[Problem]:
    """Report amounts worded as growth, a direction said twice, and items asked for more than their name."""
    for mention in subject.mentions:
        code = _flaw(mention) or _direction(mention, subject)
        if code:
            severity = Severity.ERROR if code in _WRONG else Severity.WARNING
            told = mention.told or mention.figure
            yield subject.report_at(
                code,
                mention,
                severity,
                figure=mention.reference.address[:60],
                form=mention.form if code in ("change-of-level", "form-of-item") else _form_for(told),
                shown=subject.worded(told, mention.passage.lang) if told is not None else "",
            )


def _form_for(figure: Figure | None) -> str:
    return "vs" if figure is not None and figure.against else "change"


def _flaw(mention: Mention) -> str:
    if mention.worded.problem:
        return ""
    if mention.worded.item:
        return "" if mention.form in _NAMES else "form-of-item"
    figure = mention.figure
    if figure is not None and mention.form in _CHANGES and MEASURES[figure.measure].sign == "amount":
        return "change-of-level"
    return ""


def _direction(mention: Mention, subject: Subject) -> str:
    """What is wrong where a word of direction stands right before a reference."""
    figure, text, at = mention.told, as_read(mention.passage), mention.reference.offset
    if figure is None or figure.value is None or mention.worded.is_missing:
        return ""
    before = text[max(0, at - _NEAR) : at]
    down = _DOWN_BEFORE.search(before) is not None
    if not down and not _UP_BEFORE.search(before) and not (figure.against and _APART.search(before)):
        return ""
    if mention.form in _DIRECTED:
        return "direction-twice"
    # What the reader of claims could decide it has told of.
    if mention.form not in _VALUES or figure.against or subject.verdicts_on(mention):
        return ""
    is_size = bool(mention.worded.size) and DECLINE.search(before) is not None
    return _of_sign(figure, down=down, is_size=is_size)


def _of_sign(figure: Figure, *, down: bool, is_size: bool) -> str:
    value = figure.value or 0
    if down and value < 0:
        # 增速放缓−2.7%: the minus makes it the opposite.
        return "" if is_size else "direction-minus"
    if not _grows(figure):
        return ""
    if value == 0:
        return "direction-unchanged"
    return "direction-wrong" if down == (value > 0) else ""


def _grows(figure: Figure) -> bool:
    return MEASURES[figure.measure].sign in ("growth", "points")
