"""Groups of places in (folded) Chinese text: 全市六县（市、区）, 全省90个县（市、区）, 山区26县, 各县区."""

import re
from typing import Final

import msgspec

from qjviewer.checks.language.border import ClaimData, KnownGroup
from qjviewer.checks.quantity import chinese_number

_WHAT: Final = (
    r"县[（(]市[、,，]区[)）]|县[（(]市区[)）]|县[（(]区[)）]|县[（(]区[、，]市[)）]|县、市、区|县市区|区县市|区[、]县[（(]市[)）]|区县|县区|市县区|县级单位|市县"
    r"|设区市|地级市|设区的市|地市|山区县|兄弟县市区?|兄弟县区|地区(?!生产)|地(?![区方处点标理])|县(?![域级城])|板块"
)
_GROUP: Final = re.compile(
    r"(?P<region>全市|全省|我市|我省|本市|全国|市内|省内)?的?(?P<rest>其余|其他|另外|其它)?"
    r"(?:(?P<n>\d{1,3}|[一二三四五六七八九十两百零]{1,6})个?|(?P<each>各个?|所有|所辖|个(?=县)))?(?P<rest2>其余|其他)?"
    rf"(?P<mountain>山区)?(?P<n2>\d{{1,3}})?个?(?P<what>{_WHAT})(?:里(?![程面]))?"
)
# What a period or group may begin with, so that others need not be tried.
FIRSTS: Final = frozenset("个全我本市省其另各所山县区设地兄一二三四五六七八九十两百0123456789")
# How a word that compares ends.
_THAN: Final = frozenset("于过及如超")
_LEVELS: Final = {
    **dict.fromkeys(("全市", "我市", "本市", "市内"), "city"),
    **dict.fromkeys(("全省", "我省", "本省", "省内"), "province"),
    "全国": "nation",
}
_CITIES: Final = ("设区市", "地级市", "设区的市", "地市")


class GroupNamed(msgspec.Struct, frozen=True):
    """A group as it was named: which it may be, and how many places the words say it has (0: not said).

    `others` leaves the briefing's own place out (其余五县).
    """

    groups: tuple[str, ...]
    said: int
    others: bool


def group_at(text: str, at: int, data: ClaimData) -> tuple[int, GroupNamed] | None:
    """The end of the group that starts at a place, and the group."""
    m = _GROUP.match(text, at)
    if m is None or (not m["region"] and not m["n"] and not m["n2"] and not m["each"] and len(m["what"]) < 3):
        return None
    if m["region"] and text[m.end("region")] == "的" and text[at - 1 : at] in _THAN:
        # 高于全省的县（市、区）: the region is what they are compared with.
        return None
    said = _count(m["n2"] or m["n"])
    others = bool(m["rest"] or m["rest2"])
    candidates = _fitting(m, data)
    groups = _by_size(
        candidates, said + others if said else 0, bool(m["region"] or m["mountain"] or m["each"]), others
    )
    if not groups and not said:
        return None
    return m.end(), GroupNamed(tuple(g.id for g in groups), said, others)


def _count(text: str | None) -> int:
    if not text:
        return 0
    return int(text) if text.isdigit() else int(chinese_number(text) or 0)


def _fitting(m: re.Match[str], data: ClaimData) -> list[KnownGroup]:
    level = _LEVELS.get(m["region"] or "", "")
    found = []
    for group in data.groups.values():
        name = group.names[0] if group.names else ""
        cities = any(word in name for word in _CITIES)
        if cities != (m["what"] in _CITIES) or ("山区" in name) != bool(
            m["mountain"] or m["what"] == "山区县"
        ):
            continue
        within = data.places.get(group.within)
        if not level or m["region"] in name or (within is not None and within.level == level):
            found.append(group)
    return found


def _by_size(candidates: list[KnownGroup], said: int, firm: bool, others: bool) -> list[KnownGroup]:
    """The groups of the size that was said; a group told by its region stays, whatever was said."""
    right = [g for g in candidates if said and said == (g.size or len(g.members))]
    if said and others and not right:
        # 其余四县, where two were named before.
        right = [g for g in candidates if len(g.members) > said]
    if right:
        return right
    if said and not firm:
        return []
    with_members = [g for g in candidates if g.members]
    return candidates if firm and said else with_members or candidates
