"""Names of indicators: which are whole names, which only categories, what they are counted in time."""

import re
from functools import lru_cache
from typing import Final

from qjviewer.intake.word_lists import any_of, ends_with

# Ends of names that are whole indicators by themselves.
_WHOLE: Final = ends_with("""
    增加值 总产值 产值 销售产值 生产总值 gdp 投资 投资额 投资完成额 零售总额 零售额 销售额 营业额
    营业收入 主营业务收入 业务收入 收入 支出 用电量 发电量 供电量 售电量 用气量 用水量 耗煤量 能耗
    综合能源消费量 消费量 产量 销量 运输量 周转量 货运量 客运量 吞吐量 进出口总额 进出口总值 进出口
    出口额 进口额 出口总额 进口总额 出口 进口 出口交货值 利润总额 利润 利税总额 利税 税金总额 税收
    税收收入 余额 存款 贷款 保费收入 面积 户数 企业数 单位数 个数 家数 项目数 人数 人次 人口 从业人员
    就业人数 存栏 出栏 存栏量 出栏量 总值 总额 总量 外资 内资 到位资金 到位外资 率 比重 占比 指数 比值
    天数 浓度 亏损面 资产总计 负债合计 资产 负债 资金 就业 新增 新登记 新设 登记 注销 收入比 价格 均价
    用工 订货量 签约 备案 专利 产能 里程 旅客 游客 在校生 参保 补贴 基金 债务 融资 销售 出让 成交
    应收账款 产成品存货 存货 成本 费用 薪酬 工资 总产量 订单 合同额 签约额 交易额 成交额 交易量 水平
    件数 辆数 数 额 量
""")
# Amounts: where such a name has the unit %, the figure is its growth.
_AMOUNTS: Final = ends_with("""
    增加值 总产值 产值 生产总值 gdp 投资 投资额 零售总额 零售额 销售额 营业额 收入 支出 用电量 发电量
    进出口总额 进出口 出口 进口 利润总额 利润 利税 税收 余额 存款 贷款 面积 产量 运输量 周转量 货运量
    客运量 吞吐量 总值 外资 用电 能耗总量 综合能源消费量 保费 产业 制造业 工业 建筑业 农业 服务业
    批发业 零售业 住宿业 餐饮业
""")
_RATES: Final = re.compile(
    r".*(?:率|占比|比重|亏损面|覆盖面|比例|比值|系数|弹性|化水平|程度|贡献度|指数)(?:\(.*\))?"
)
# Counted at the end of a period; 新增, 新登记 and the like are flows all the same.
_STOCKS: Final = ends_with("""
    余额 各项存款 各项贷款 存款 贷款 户数 企业数 单位数 企业个数 单位个数 个数 家数 企业单位数 经营主体
    市场主体 存栏 存栏量 库存 库存量 产成品存货 存货 应收账款 资产总计 资产合计 总资产 负债合计
    负债总计 总负债 所有者权益 保有量 人口 从业人员 从业人员数 职工人数 在岗职工 用户数 用户 参保人数
    待售面积 在建项目 项目数 床位数 网点数 资产负债率 不良率 不良贷款率 存贷比 登记失业率
    城镇化率 实有.* 期末.* 月末.* 年末.* 在册.* 在库.* 累计登记.*
""")
_FLOWS: Final = re.compile(
    r".*(?:新增|新设|新批|批准|新登记|净增|注销|吊销|开工|签约|竣工|投产|入库|引进|下降|办结|受理|收储|交易|新开工|退出|到位|变动|平均|认定|培育|升规).*"
)
# Published for the year to date only; a month of theirs means January to it.
_CUMULATIVE: Final = ends_with("""
    生产总值 gdp 固定资产投资 项目投资 工业投资 民间投资 基础设施投资 房地产开发投资 人均可支配收入
    可支配收入 第[一二三]产业增加值 利润总额 营业收入
""")
_KIND_OF_PLACE: Final = any_of("""
    工业园区 产业园区 开发园区 工业园 开发区 功能区 平台 乡镇 镇街 街镇 镇乡 县市区 市县区 县区 区县
    市县 园区 地市 街道 乡 镇 县 市 区 州 旗
""")
# Words of titles that name no indicator, wherever they stand.
_TITLE_WORDS: Final = any_of(r"""
    主要(?:经济|效益|统计|财务|消费)?指标 主要 重点 经济运行 国民经济 经济社会发展 经济效益 经济指标
    经济发展 统计 (?:完成|进展|执行|运行|增长|发展|基本|对比|对标|排名|生产|经营|销售|变动)?情况
    核算结果 位次 对照 对比 比较 排名 排序 排位 走势 一览 登记 信贷收支 概况 简表 快报 月报 季报 年报 速览
    月度 季度 年度 分析 监测 通报 考核 调度 进度 汇总 统计表 报表 数据 资料 明细 台账 卡片 系统导出 导出
    (?:排名|居|位列|位居)?[前后](?:[一二三四五六七八九十]|\d{1,2})[位名](?:和|与|、)?
    历年 历史 全[市区县省州] 构成 结构 分月 当月 累计 增速 序列 目标 任务
""")
_SPLIT_BY: Final = any_of(f"""
    行业 产业 {_KIND_OF_PLACE} 地区 区域 品种 领域 类别 月度? 季度? 项 税种 类型 隶属 经济类型
    登记注册类型 规模 商品 国别 企业 部门
""")
_EACH: Final = any_of("月份? 季度? 年度? 地区? 部门 单位 银行 金融机构 企业 平台 行业")
_PLACES_ALONE: Final = any_of("工业园区 产业园区 园区 乡镇 镇街 街镇 镇乡 县市区 市县区 县区 区县")
_GENERIC_TITLE: Final = re.compile(
    rf"各(?:{_EACH}|(?:[、(/]?(?:{_KIND_OF_PLACE}))+)\)?|(?:{_KIND_OF_PLACE})(?:[、(/](?:{_KIND_OF_PLACE}))+\)?|"
    rf"(?:{_PLACES_ALONE})|分(?:{_SPLIT_BY})|按.{{1,6}}分(?:组|类)?|{_TITLE_WORDS}|(?:行业|单位|指标|表|附|图|册|卡|及|和|与|及其)$"
)
# 规模以上工业主要行业增加值 speaks of industries' shares in what the rest names.
_OF_INDUSTRIES: Final = re.compile(
    "(?:分|各|主要|重点|大类)?行业(?=增加值|总?产值|销售产值|利润|营业收入|投资|用电|税收|能耗)"
)
# 收入分级次情况, 分片区收入: how the rows part it.
_PARTED: Final = re.compile(
    r"(?<![部百万])分[一-鿿]{1,4}(?=(?:完成)?(?:情况|统计|构成)|$)|^分(?:级次|片区|科目|税种|街道)"
)
_BRACKETED: Final = re.compile(r"\([^)]*\)$")
_SUBJECTS: Final = (
    "规模以上工业", "规上工业", "规模以上服务业", "规上服务业", "限额以上批发零售业", "限上批零",
    "房地产开发", "建筑业", "经营主体", "市场主体", "工业", "服务业", "农业", "交通运输业", "金融业",
)  # fmt: skip
# Names that only make sense under the field they belong to.
_PART_NAME: Final = re.compile(
    any_of("""
    增加值 总产值 产值 销售产值 利润总额 利润 利税总额 利税 营业收入 主营业务收入 营业利润 营业成本
    企业数 企业个数 单位数 企业单位数 亏损企业数 亏损企业亏损额 亏损额 亏损面 产销率 出口交货值 出口
    进口 从业人员 平均用工人数 用工人数 资产总计 负债合计 资产负债率 税收 税金 项目个数 项目数 投资额
    面积 余额 总额 销售额 营业额 零售额 城镇 农村 城镇居民 农村居民 存款 贷款 收入 支出 总量 批发业
    零售业 住宿业 餐饮业 第[一二三]产业
""")
)
_SYNONYMS: Final = {
    "投资": "固定资产投资",
    "完成投资": "固定资产投资",
    "投资额": "固定资产投资",
    "固投": "固定资产投资",
    "固定资产投资额": "固定资产投资",
    "社零": "社会消费品零售总额",
    "社零总额": "社会消费品零售总额",
}
_CATEGORY: Final = ends_with("""
    业 产业 行业 居民 .*单位 生活 城镇 农村 乡村 国有 集体 股份 私营 外资企业 内资企业 港澳台.* 外商.* 联营
    个体 大型 中型 小型 微型 轻工业 重工业 央企 地方 民间 东盟 欧盟 美国 日本 韩国 其他 以上 以下 类 品
    煤炭 原油 电力 天然气
""")


# Words for things of all kinds, which no table is about.
_NO_CLASS: Final = ("企业", "行业", "产业", "事业", "作业", "其他", "类", "品")


@lru_cache(maxsize=8192)
def is_indicator(name: str) -> bool:
    """Whether a name is a whole indicator, which needs no other to be understood."""
    return bool(_WHOLE.fullmatch(name)) and len(name) > 1


def is_amount(name: str) -> bool:
    """Whether the indicator is an amount, so that its value in % is its growth."""
    return _AMOUNTS.fullmatch(name) is not None and not is_rate_name(name)


def is_rate_name(name: str) -> bool:
    """Whether the indicator is a rate by its name (亏损面, 利润率, 占比)."""
    return _RATES.fullmatch(name) is not None


def is_stock(name: str) -> bool:
    """Whether the indicator is counted at a moment: a balance, a number of households."""
    return _STOCKS.fullmatch(name) is not None and _FLOWS.fullmatch(name) is None


def is_count_of_firms(name: str) -> bool:
    """Whether a number of firms by this name is counted at a moment (高新技术企业, not 新增企业)."""
    return name.endswith(("企业", "公司", "主体", "单位", "机构")) and _FLOWS.fullmatch(name) is None


def is_cumulative_only(name: str) -> bool:
    """Whether it is published for the year to date alone."""
    return _CUMULATIVE.fullmatch(name) is not None


def is_part_name(name: str) -> bool:
    """Whether a name only makes sense under the field it belongs to (增加值, 企业数, 出口)."""
    return _PART_NAME.fullmatch(name) is not None


def is_category(name: str) -> bool:
    """Whether a label is a class of things (an industry, a kind of household), not an indicator."""
    return name not in _NO_CLASS and _CATEGORY.fullmatch(name) is not None


# Parts of an indicator by definition, which tables often list below it without setting them in.
_PARTS: Final = (
    (
        r"社会消费品零售总额",
        r"限额以上.*零售额|限上.*零售额|城镇(?:零售额)?|乡村(?:零售额)?|商品零售额?|餐饮收入",
    ),
    (r"地区生产总值|GDP|生产总值", r"第[一二三]产业(?:增加值)?|其中.*|非公有制经济增加值|民营经济增加值"),
    (r"(?:地方)?一般公共预算收入", r"税收收入|非税收入"),
    (r"(?:外贸|货物|对外贸易)?进出口(?:总[额值])?", r"(?:外贸)?(?:出口|进口)(?:总?额|总值)?"),
    (r".*存款余额", r"(?:住户|非金融企业|企业|财政性|机关团体)存款(?:余额)?"),
    (r".*贷款余额", r"(?:住户|企业|企事业单位|中长期|短期|制造业|普惠小微)贷款(?:余额)?"),
    (
        r"固定资产投资(?:\(.*\))?",
        r"(?:工业|制造业|民间|基础设施|房地产开发|项目|高新技术产业|技术改造|技改|第[一二三]产业|交通|水利)投资|工业技改投资",
    ),
    (r"全社会用电量?", r"(?:工业|居民生活|城乡居民生活|城乡居民生活用电|第[一二三]产业)(?:用电量?)?"),
    (r"(?:全体)?居民人均可支配收入", r"(?:城镇|农村)(?:常住)?居民人均可支配收入"),
)
_PART_OF: Final = tuple((re.compile(whole), re.compile(part)) for whole, part in _PARTS)


# The sections of the national classification of industries: none is a part of another.
_SECTIONS: Final = re.compile(
    r"农、?林、?牧、?渔业|农林牧渔业|采矿业|制造业|电力、?热力、?燃气及水(?:的)?生产和供应业|建筑业|批发和?零售业|批发零售业|交通运输、?仓储和?邮政业|住宿和?餐饮业|住宿餐饮业|"
    r"信息传输、?软件和信息技术服务业|金融业|房地产业|租赁和商务服务业|科学研究和技术服务业|水利、?环境和公共设施管理业|居民服务、?修理和其他服务业|教育|卫生和社会工作|"
    r"文化、?体育和娱乐业|公共管理、?社会保障和社会组织|其他服务业|营利性服务业|非营利性服务业"
)


def never_under(name: str, above: str) -> bool:
    """Whether one class can't be a part of the other whatever its indent: 建筑业 below #工业."""
    if _SECTIONS.fullmatch(name) and _SECTIONS.fullmatch(above):
        return True
    return above == "工业" and name == "建筑业"


def is_part_of(name: str, whole: str) -> bool:
    """Whether a name is a part of another by definition."""
    return any(w.fullmatch(whole) and p.fullmatch(name) for w, p in _PART_OF)


def _trimmed(text: str) -> str:
    """A text without marks at its ends; brackets stay where they are whole (固定资产投资(不含农户))."""
    text = text.strip(" 的、,:-_")
    whole = text.count("(") == text.count(")") and not text.startswith("(") and not text.endswith("()")
    return text if whole else text.strip(" 的、,:-_()")


@lru_cache(maxsize=1024)
def subject_of_title(rest: str) -> str:
    """What a title without its place and time is about: an indicator or a field; empty when it is general."""
    text = re.sub(r"^[\s、,.:\-_()]+|[\s、,.:\-_]+$", "", rest)
    text = re.sub(r"\(?续表?\d?\)?$", "", text)
    text = re.sub(r"^[a-zA-Z]{0,4}\d{0,4}[a-z]?[_\-.\s]+", "", text)
    text = re.sub(r"^(?:附表|表|图)\s*\d+(?:-\d+)?[\s:、.]*", "", text)
    text = re.sub(r"^[与和及至]\s*(?=各|全|主要|重点)", "", text)
    text, before = _PARTED.sub("", _OF_INDUSTRIES.sub("", text)), ""
    while before != text:
        before, text = text, _trimmed(_GENERIC_TITLE.sub("", text))
    text = _SYNONYMS.get(text, text)
    if text.removesuffix("企业") in _SUBJECTS:
        return text.removesuffix("企业")
    if text.endswith(("存贷款", "存贷款余额")):
        return ""
    parts = re.split("[和与及、]", text)
    if len(parts) > 1 and sum(is_indicator(part) for part in parts) > 1:
        # A title that names two indicators leaves them to the columns.
        return ""
    plain = _BRACKETED.sub("", text)
    if is_indicator(plain) or is_stock(plain) or (is_category(plain) and not is_part_name(plain)):
        return text
    return next((subject for subject in _SUBJECTS if text.startswith(subject)), "")


def is_field(name: str) -> bool:
    """Whether a name is a field that indicators belong to (规模以上工业, 服务业)."""
    return name in _SUBJECTS or is_category(name)


def is_known(name: str) -> bool:
    """Whether a name taken from a header or a title is one that statistics have."""
    return (
        is_indicator(name) or is_part_name(name) or is_category(name) or is_stock(name) or is_rate_name(name)
    )


def without_subject(name: str, subject: str) -> str:
    """A column's name without the field its table is about: 工业总产值 under 规模以上工业 is 总产值."""
    for word in (subject, *_SUBJECTS):
        short = name.removeprefix(word)
        if (
            short
            and short != name
            and (word == subject or (subject.endswith(word) or _same_field(word, subject)))
        ):
            return short
    return name


def _same_field(word: str, subject: str) -> bool:
    return word[-2:] == subject[-2:] and word.endswith("工业") == subject.endswith("工业")
