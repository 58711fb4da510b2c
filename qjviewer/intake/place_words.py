"""Names of places in titles, headers and labels, and the words that mean the whole place."""

import re
from functools import lru_cache
from typing import Final

from qjviewer.intake.folding_text import folded
from qjviewer.intake.word_lists import any_of, around

_KINDS: Final = any_of("""
    自治区 自治州 自治县 特别行政区 林区 省 市 县 旗 州 盟 镇 乡 苏木 街道 办事处 村 经济技术开发区
    经济开发区 高新技术产业开发区 开发区 高新技术产业园区 高新区 经开区 新区 工业园区 产业园区 工业园
    产业园 科技园 物流园 园区 度假区 示范区 保税区 综保区 合作区 功能区 集聚区 管委会 管理区 风景区
    农场 林场 片区 区
""")
_NAME: Final = re.compile(rf"[㐀-鿿]{{1,12}}?(?:{_KINDS})(?:本级|直属)?")
_WHOLE_NAME: Final = re.compile(rf"[㐀-鿿·]{{1,14}}(?:{_KINDS})(?:本级|\([^)]*\))?")
_ENGLISH: Final = re.compile(
    r"[A-Z][a-z']+(?: [A-Z][a-z']+)* "
    r"(?:District|County|City|Town|Township|Subdistrict|Zone|Province|Development Zone|New Area)"
)
_WHOLE: Final = re.compile(
    r"(?:全[市省区县国州盟旗镇乡]|本[市区县镇]|全市范围|全辖|辖区)?(?:合计|总计|总计数|小计|平均|平均水平|总数|汇总|整体)?(?:\(.*\))?|"
    r"(?:total|whole (?:city|county|district)|citywide|all)"
)
_TOTAL: Final = re.compile(r"(?:合计|总计|小计|共计|总数|汇总|平均|total|sum|subtotal)")
_OWN_PART: Final = re.compile(r"(?:市|区|县|省|州|镇)(?:本级|直属?|直管|属|级)(?:单位|部分)?")
_NO_PLACE: Final = around(
    ".*",
    r"""
    东盟 欧盟 联盟 同盟 城乡 城镇 上市 超市 股市 地区 山区 小区 社区 景区 库区 灌区 矿区 林区 校区
    各[县市区镇乡]+ 分[县市区镇乡]+ 按.* 城区 农区 牧区 经济区 老区 汛区 灾区 特区 市场 乡村 农村 村镇
    建制镇 集镇 全[市省区县国州盟] 各地 门市 城市 都市 楼市 债市 沪市 深市 夜市 集市 街区 商区 港区
    厂区 东部地区 防区 军区 自治区级 国家级 省级.*区 增长区
""",
)
_TITLE: Final = re.compile(r"[\s\-_:,.()《》<>【】\[\]第表附图号0-9a-zA-Z年月]*")
_NOT_IN_TITLE: Final = re.compile(
    r"(?:重点|省级|市级|国家级|区级|所有|部分|规上|限上).*|.*(?:各|分|按|与|和|及|乡镇|镇街|街镇|镇乡|县区|"
    r"区县|市县|主要|情况|指标|经济(?!技术|开发)|规模|以上|全|上市|城镇|城乡|地区|城市)"
)


# What makes another word of a name's last character: 区域, 市场, 市民, 市公司.
_GOES_ON: Final = re.compile(r"[域级场间划]|民(?![生营间政办])|公司")


@lru_cache(maxsize=8192)
def is_place_name(text: str) -> bool:
    """Whether a label is the name of a place, by its ending."""
    clean = text.strip()
    if _ENGLISH.fullmatch(clean):
        return True
    return bool(_WHOLE_NAME.fullmatch(clean)) and not _NO_PLACE.fullmatch(clean) and not is_whole(clean)


@lru_cache(maxsize=8192)
def is_whole(text: str) -> bool:
    """Whether a label means the whole place or the total of places (全市, 合计, 全区合计)."""
    clean = text.strip().lower()
    return bool(clean) and _WHOLE.fullmatch(clean) is not None


def is_total(text: str) -> bool:
    """Whether a label is a bare word for a total."""
    return _TOTAL.fullmatch(text.strip().lower()) is not None


def is_subtotal(text: str) -> bool:
    """Whether a label is the total of the rows beside one group (小计)."""
    return text.strip() in ("小计", "合计", "计", "subtotal")


def is_own_part(text: str) -> bool:
    """Whether a label is a part of the place itself that has no name (市本级, 区直)."""
    return _OWN_PART.fullmatch(text.strip()) is not None


@lru_cache(maxsize=1024)
def place_in_title(title: str) -> tuple[str, str]:
    """The place a title or file name begins with, and the title without it; the innermost of a chain."""
    text = folded(title)
    start = _TITLE.match(text)
    at = start.end() if start else 0
    english = _ENGLISH.search(text)
    if english:
        return english[0], f"{text[: english.start()]} {text[english.end() :]}".strip()
    place, end = "", at
    while True:
        match = _NAME.match(text, end)
        if match is None or not _fits(match[0], text[match.end() :]):
            break
        place, end = match[0], match.end()
    return place, (text[:at] + text[end:]).strip() if place else text


def _fits(name: str, after: str) -> bool:
    """Whether a name at the head of a title is one: not 城镇…, 各县…, not 甲区域…"""
    if _NOT_IN_TITLE.match(name) or is_whole(name) or len(name) < 2:
        return False
    return _GOES_ON.match(after) is None
