"""Of whom a Chinese clause says something, where they are named behind it."""

import msgspec

from qjviewer.checks.language import tokens as k
from qjviewer.checks.language.reading import Reading
from qjviewer.checks.language.unit_scale import COUNT


def who(reading: Reading, at: int) -> int:
    """增速最高的是甲区: the place named last is the one that is meant."""
    last, token = reading.last, reading.tokens[at]
    reading.slot = ""
    if last is None:
        return at + 1
    last.end = token.end
    reading.carried.whos += token.value[:1]
    if last.kind in ("change", "sign", "turn", "compare", "value"):
        groups, before = last.topic.groups, last.topic.places
        if not groups and set(token.value) < set(before):
            # 甲、乙、丁三地高于全省的只有甲区: none of the others named.
            groups = ("=" + "=".join(before),)
        reading.topic = last.topic = msgspec.structs.replace(
            last.topic, places=token.value, members=False, groups=groups
        )
        if reading.kind(at + 1) == k.GROUP and reading.tokens[at + 1].value.said == len(token.value):
            # 下降的有甲县、乙县两地: and no others.
            last.quantifier = "only"
        following = reading.tokens[at + 1].value[0] if reading.kind(at + 1) == k.NUMBER else None
        if following is None or following.base != COUNT:
            return at + 1
        # 高于全市的有甲区、乙县、丁县3个
        last.quantifier = "only"
        if following.value != len(token.value):
            reading.state("listed", token, extra=(len(token.value), int(following.value)))
        return at + 2
    # What follows goes on about the one named last.
    reading.topic = msgspec.structs.replace(reading.topic, places=token.value, members=False)
    ordered = reading.sense(at - 1, "order") is not None
    from_top = last.kind == "rank" and last.extra[0][0] in ("nth", "top")
    if from_top and len(token.value) > 1 and ordered:
        # 前三位的依次为甲区、乙县、丁县
        reading.state("order", token, -1)
    if last.kind == "rank":
        groups = last.topic.groups or tuple(f"@{p}" for p in last.topic.places)
        last.topic = msgspec.structs.replace(last.topic, places=token.value, groups=groups, members=False)
    else:
        last.extra = token.value
    return at + 1


def tells_whom(reading: Reading, at: int) -> bool:
    """下降的是己县, 超过10%的有甲县、乙县, 最高的都是甲区: the subject follows."""
    verb = reading.kind(at + 2) in ("reach", "to", "have")
    return verb and reading.kind(at + 1) == "of" and reading.kind(at + 3) == k.PLACE
