"""Chinese words that close a comparison: 高, 与…持平, 序时进度, …的格局."""

from collections.abc import Callable
from decimal import Decimal
from typing import Final

import msgspec

from qjviewer.checks.language import tokens as k
from qjviewer.checks.language.reading import Reading
from qjviewer.checks.language.stated import Stated
from qjviewer.checks.language.statements import MUTED, Than
from qjviewer.checks.language.zh_changes import sign_of
from qjviewer.checks.language.zh_topics import fresh


def copied(than: Than) -> Than:
    return msgspec.structs.replace(than, value=None)


def versus(reading: Reading, at: int) -> int:
    """与全省相比 closes what 与 opened; 甲区与全省相比 names both."""
    topic = reading.topic
    if not reading.than and len(topic.places) > 1:
        reading.than = Than(places=topic.places[-1:])
        topic.places = topic.places[:-1]
    elif not reading.than and len(topic.times) > 1 and reading.timed:
        # 2023年上半年与2022年上半年相比
        reading.than = Than(times=topic.times[-1:])
        topic.times = topic.times[:-1]
    if not reading.than:
        reading.than = Than()
        reading.slot = "than"
        return at + 1
    reading.slot = ""
    return at + 1


def _adj(reading: Reading, at: int) -> int:
    """高, 低, 快, 慢 compare where something to compare with is known."""
    token = reading.tokens[at]
    number_next = reading.kind(at + 1) == k.NUMBER
    counted = reading.sense(at + 1, "measure")
    if counted in ("started", "unstarted") and reading.kind(at + 2) == k.NUMBER and reading.than:
        # 比上半年多开工7个
        fresh(reading)
        reading.topic.measure = counted
    if reading.streak is not None and not reading.than and not number_next and not reading.out:
        # 一月比一月低
        reading.state("change", token, sign_of(token.senses["adj"]), flavour="pace")
        return at + 1
    if not reading.than and _of_growth(reading, at):
        # 同比少7.2%
        reading.state("change", token, sign_of(token.senses["adj"]), flavour="updown")
        return at + 1
    if not reading.than and not (number_next and reading.carried.than):
        return at + 1
    if reading.last is not None and reading.last.kind in ("compare", "equal") and not number_next:
        # 跟甲区一样快
        return at + 1
    if not reading.than:
        reading.than = copied(reading.carried.than)
    flavour = (
        "growth" if token.end - token.start == 1 and token.senses["adj"] and _is_speed(reading, at) else ""
    )
    reading.state("compare", token, sign_of(token.senses["adj"]), flavour=flavour)
    return at + 1


def _of_growth(reading: Reading, at: int) -> bool:
    """Whether a word of more or less tells growth, behind a word that says since when."""
    told = reading.sense(at - 1, "adverb") is not None and reading.topic.measure in ("yoy", "mom")
    return told and reading.kind(at + 1) == k.NUMBER and not reading.topic.noun


def _is_speed(reading: Reading, at: int) -> bool:
    return reading.tokens[at].senses.get("speed") is not None


def _equal(reading: Reading, at: int) -> int:
    token = reading.tokens[at]
    if reading.summed:
        # 之和等于
        return at + 1
    if reading.slot == "origin" and reading.origin is not None and reading.has_after(at, "to", "turn"):
        # 由持平转为下降0.8%
        reading.origin.number = Stated(Decimal(0), "%", token.start, token.end, step=Decimal("0.1"))
        return at + 1
    if not reading.than and reading.kind(at + 1) in ("super", k.ORDINAL, "rankverb"):
        # 同样居首
        return at + 1
    if reading.kind(at + 1) in (k.ORDINAL, "rankverb"):
        # 与上半年一样列第3位: it is the rank that stayed.
        reading.slot = ""
        if reading.than.times and not reading.than.places:
            reading.state("move", token, 0)
        return at + 1
    if "all" in token.senses and reading.kind(at + 1) in ("cmp", "updown"):
        # 一致高于全市
        reading.quantifier = "all"
        return at + 1
    kind = "move" if reading.ranking or _goes_on_ranking(reading) else "equal"
    flavour = "rough" if "rough" in token.senses else ""
    names_other = kind == "equal" and not reading.than and reading.kind(at + 1) == k.PLACE
    made = reading.state(kind, token, 0, flavour=flavour)
    if kind == "equal" and not reading.than and reading.carried.than.places and not reading.topic.noun:
        # 快0.7个百分点，社零持平: it may be with the same.
        made.extra = copied(reading.carried.than)
    if names_other:
        # 追平云川区
        reading.than = made.than = Than()
        reading.slot = "than"
    return at + 1


def _goes_on_ranking(reading: Reading) -> bool:
    """居第33位，与上半年持平: it is the rank that stayed."""
    said = reading.carried.statements
    if not said or reading.topic.noun:
        return False
    # 位次上升7位，社零不变
    return said[-1].kind == "move" or (said[-1].kind == "rank" and not reading.named)


def _schedule(reading: Reading, at: int) -> int:
    if reading.kind(at - 1) in ("done", "reach", "meets") and not reading.than:
        # 达到序时进度要求: it is not behind.
        made = reading.state("compare", reading.tokens[at], -1)
        made.negated, made.than = not made.negated, Than(schedule=True)
    else:
        reading.than.schedule = True
    return at + 1


def _chain(reading: Reading, at: int) -> int:
    """…的格局没有形成 denies the comparisons before it as a whole."""
    if not any(reading.kind(n) == "no" for n in range(at + 1, min(at + 3, len(reading.tokens)))):
        return at + 1
    if not reading.has_after(at, "form"):
        return at + 1
    parts = [s for s in (*reading.carried.statements, *reading.out) if s.kind == "compare"]
    if parts:
        made = reading.state("chain", reading.tokens[at])
        made.extra, made.start = [msgspec.structs.replace(s) for s in parts], parts[0].start
        for statement in parts:
            statement.kind = MUTED
    return len(reading.tokens)


HANDLERS: Final[dict[str, Callable[[Reading, int], int]]] = {
    "versus": versus,
    "adj": _adj,
    "equal": _equal,
    "schedule": _schedule,
    "clock": _schedule,
    "chain": _chain,
}
