"""Words of direction against the sign of the figure they stand before or after."""

import re
from collections.abc import Iterator
from typing import Final

from qjviewer.bundle.measures import MEASURES
from qjviewer.bundle.periods import parse_period
from qjviewer.checks.scanning import as_read
from qjviewer.checks.subject import Mention, Subject
from qjviewer.figures.figure import Figure
from qjviewer.pages.maker import DECLINE
from qjviewer.problems import Problem, Severity

_ABOUT: Final = r"(?:了|约|近|超过?|达|by |about |some |nearly |almost )?\s*$"
_UP: Final = re.compile(
    r"(?:增长|增加|上升|提高|提升|上涨|扩大|加快|回升|[增升]|\b(?:grew|rose|increased|climbed|up|growth of) )"
    + _ABOUT
)
_DOWN: Final = re.compile(
    r"(?:下降|减少|回落|降低|下跌|收窄|放缓|下滑|缩小|[降减]"
    r"|\b(?:fell|declined|decreased|dropped|shrank|down|decline of) )" + _ABOUT
)
_WHOLE: Final = r"[^，。；！？,.;\ufffc]{0,12}$"
_ABOVE: Final = re.compile(rf"(?:高于|快于|领先|超过|高出|比[^，。；]{{1,12}}[高快多]出?了?){_WHOLE}")
_BELOW: Final = re.compile(rf"(?:低于|慢于|落后|不及|比[^，。；]{{1,12}}[低慢少]了?){_WHOLE}")
_ABOVE_AFTER: Final = re.compile(r"\s*(?:above|ahead of|higher than|faster than)\b")
_BELOW_AFTER: Final = re.compile(r"\s*(?:below|behind|lower than|slower than)\b")
# Forms that say the direction themselves, those that say a value, and a difference's bare size.
_DIRECTED: Final = ("change", "vs", "比", "与", "增减", "变化", "涨跌", "moved")
_VALUES: Final = ("value", "number", "值", "数值", "数字")
_SIZES: Final = ("gap", "差距")


def check(subject: Subject) -> Iterator[Problem]:
    """Report words that say the opposite of the figure, or say its direction twice."""
    for mention in subject.mentions:
        figure = mention.told
        if figure is None or figure.value is None or mention.worded.is_missing:
            continue
        code = _flaw(figure, mention)
        if code:
            severity = Severity.WARNING if code == "direction-unchanged" else Severity.ERROR
            form = "vs" if figure.against else "change"
            shown = subject.worded(figure, mention.passage.lang)
            named = subject.address(mention.figure or figure)
            yield subject.report_at(code, mention, severity, figure=named, form=form, shown=shown)


def _flaw(figure: Figure, mention: Mention) -> str:
    text = as_read(mention.passage)
    start, end = mention.reference.offset, mention.end
    before, after = text[max(0, start - 40) : start], text[end : end + 40]
    up, down = _UP.search(before), _DOWN.search(before)
    if figure.against:
        up, down = up or _ABOVE.search(before), down or _BELOW.search(before)
        if mention.passage.lang == "en":
            up, down = up or _ABOVE_AFTER.match(after), down or _BELOW_AFTER.match(after)
    if not up and not down:
        return ""
    if mention.form in _DIRECTED:
        return "direction-twice"
    signed = mention.form in _SIZES if figure.against else mention.form in _VALUES
    if not signed or _of_decline(figure, mention):
        return ""
    return _sign(figure, bool(up), is_size=bool(mention.worded.size) and DECLINE.search(before) is not None)


def _of_decline(figure: Figure, mention: Mention) -> bool:
    """Whether a difference since another period is of a decline: 降幅收窄 is a rise."""
    base = mention.figure
    since = parse_period(figure.against) is not None if figure.against else False
    return since and base is not None and base.value is not None and base.value < 0


def _sign(figure: Figure, up: bool, *, is_size: bool) -> str:
    value = figure.value or 0
    directed = bool(figure.against) or MEASURES[figure.measure].sign in ("growth", "points")
    if up and value < 0:
        return "direction-wrong"
    if not up and value < 0:
        # Where the size is printed, 下降2.7%, it says what is so; else the minus makes it the opposite.
        return "" if is_size or figure.against else "direction-minus"
    if directed and not up and value > 0:
        return "direction-wrong"
    return "direction-unchanged" if directed and value == 0 else ""
