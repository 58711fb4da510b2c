"""What the words mean that a field may have: for the schema, the reference, and the editor."""

from collections.abc import Mapping
from typing import Final

from qjviewer.bundle.about import STATUSES
from qjviewer.bundle.model import FACT_KINDS, ITEM_KINDS, LEVELS
from qjviewer.bundle.periods import BASES, RHYTHMS

_PRICE: Final = {
    "real": "按不变价计算 / growth at constant prices",
    "nominal": "按现价计算 / growth at current prices",
}
_LEVELS: Final = {
    "nation": "全国 / the nation",
    "province": "省、自治区、直辖市 / a province",
    "city": "设区的市 / a prefecture-level city",
    "county": "县（市、区）/ a county, county-level city or district",
    "town": "乡镇（街道）/ a town",
}
_STATUSES: Final = {
    "estimate": "预计数，在公布以前 / an estimate before publication",
    "derived": "由资料推算 / derived, not stated by the source",
    "preliminary": "初步核算数 / preliminary",
    "published": "公布数（不写即是）/ published; meant when left out",
    "revised": "修订数 / revised",
    "final": "最终核实数 / final",
    "disputed": "有争议：留作依据，不采用 / kept as evidence, never used",
}
_BASES: Final = {
    "cumulative": "累计：6月指1—6月 / counted from January: June is January to June",
    "single": "当期：6月指6月当月 / June is June alone",
    "moment": "期末：6月指6月末 / June is the end of June",
}
_RHYTHMS: Final = {
    "month": "按月 / prev is the month before",
    "quarter": "按季 / prev is the quarter before",
    "half": "按半年 / prev is the half-year before",
    "year": "按年 / prev is the year before",
}
_ITEMS: Final = {
    "project": "项目 / a project",
    "company": "企业 / a company",
    "chain": "产业链 / an industrial chain",
    "cluster": "产业集群 / an industrial cluster",
    "programme": "工程、计划 / a programme",
    "policy": "政策 / a policy",
    "strategy": "战略 / a strategy",
    "campaign": "行动 / a campaign",
    "place": "园区、平台等地点 / a site",
    "challenge": "困难 / a difficulty",
    "milestone": "进展 / something reached",
    "target": "目标 / something aimed at",
    "measure": "举措 / something done",
    "honour": "荣誉 / an award or ranking",
    "organisation": "单位 / an organisation",
}
_FACTS: Final = {
    "threshold": "界限，不是完成数 / a limit, not a result",
    "target": "目标 / a target",
    "duration": "用时 / how long something took",
    "area": "面积 / an area",
}
MEANINGS: Final[Mapping[tuple[str, ...], Mapping[str, str]]] = {
    LEVELS: _LEVELS,
    STATUSES: _STATUSES,
    RHYTHMS: _RHYTHMS,
    BASES: _BASES,
    (*BASES, ""): _BASES,
    ITEM_KINDS: _ITEMS,
    FACT_KINDS: _FACTS,
    ("real", "nominal", ""): _PRICE,
    ("", "price"): {"price": "价格：涨跌用“上涨”“下降” / a price: its changes are 上涨 and 下降"},
    ("higher", "lower", ""): {
        "higher": "越高越好 / the highest ranks first",
        "lower": "越低越好 / the lowest ranks first",
    },
    ("population", ""): {"population": "人均 / an amount a head"},
    ("news", "release", "yearbook", "communique", "office", "other"): {
        "news": "媒体报道 / a news report",
        "release": "统计部门发布 / a statistical release",
        "yearbook": "统计年鉴 / a statistical yearbook",
        "communique": "统计公报 / a statistical communiqué",
        "office": "部门提供 / provided by an office",
        "other": "其他 / anything else",
    },
    ("published", "snippet"): {
        "published": "见过全文 / the whole text was seen",
        "snippet": "只见到检索摘要 / only a search engine's extract was seen",
    },
    ("quotation", "paraphrase"): {
        "quotation": "原话 / word for word",
        "paraphrase": "转述 / in our own words",
    },
    ("", "highlight", "weakness"): {"highlight": "亮点 / a highlight", "weakness": "短板 / a weak point"},
    ("statement", "facts"): {
        "statement": "一表统览：指标为行，columns 为列 / indicators in rows, typed columns",
        "facts": "逐条列出数据及出处 / a row a figure, with its source",
    },
    ("year-ago", "target", "none"): {
        "year-ago": "上年同期 / last year's",
        "target": "目标 / the target",
        "none": "都不显示 / neither, nor changes of rank",
    },
    ("numbers", "names", "column"): {
        "numbers": "写在数后面 / behind the numbers",
        "names": "写在名称后面 / behind the names",
        "column": "单独一列 / in a column of their own",
    },
    ("prev", "year-ago", "none"): {
        "prev": "比上期 / the change since the period before",
        "year-ago": "比上年同期 / the change since a year before",
        "none": "都不显示 / neither",
    },
    ("prev", "year-ago", "completion", "trend", "none"): {
        "prev": "比上期 / the change since the period before",
        "year-ago": "比上年同期 / the change since a year before",
        "completion": "完成年度目标多少 / how much of the annual target is done",
        "trend": "走势小图 / a small line over last year and this",
        "none": "变化都不显示 / no changes",
    },
    ("", "pull", "contribution", "share"): {
        "pull": "拉动点数 / points contributed",
        "contribution": "贡献率 / contributions",
        "share": "占比 / shares",
    },
    ("", "rank", "average"): {
        "rank": "按位次 / by rank",
        "average": "按与平均的差距 / by the distance from the average",
    },
    ("zh-Hans", "zh-Hant", "en"): {"zh-Hans": "简体中文", "zh-Hant": "繁體中文", "en": "English"},
}


def meanings_of(words: tuple[str, ...]) -> Mapping[str, str]:
    """What each word of a field means; empty where the words need no explanation."""
    return MEANINGS.get(words, {})
