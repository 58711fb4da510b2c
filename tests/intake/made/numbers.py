"""Invented names and numbers for made workbooks."""

import random
from decimal import Decimal

COUNTIES = ("甲区", "乙县", "丙县", "丁市", "戊区", "庚县", "辛县")
TOWNS = ("子镇", "丑镇", "寅乡", "卯街道", "辰街道", "巳镇", "午乡")
# Name, unit, and what a clerk also calls it.
AMOUNTS = (
    ("规模以上工业增加值", "亿元"), ("固定资产投资", "亿元"), ("社会消费品零售总额", "亿元"),
    ("一般公共预算收入", "万元"), ("进出口总额", "万美元"), ("全社会用电量", "万千瓦时"),
    ("实际使用外资", "万美元"), ("建筑业总产值", "亿元"), ("规上服务业营业收入", "亿元"),
    ("商品房销售面积", "万平方米"), ("工业税收", "万元"), ("工业应税销售收入", "亿元"),
)  # fmt: skip
GROWTH_WORDS = (
    "同比增长(%)",
    "同比±%",
    "增速（%）",
    "比上年同期增长%",
    "同比增长\n（%）",
    "增长率(%)",
    "同比增幅%",
    "比去年同期±%",
)
RANK_WORDS = ("位次", "排名", "全市位次", "名次", "居全市位次", "在全市排位")


class Numbers:
    """A source of numbers that is the same for the same seed."""

    def __init__(self, seed):
        self.rng = random.Random(seed)

    def level(self, places=2, most=60000):
        return Decimal(self.rng.randint(1000, most)).scaleb(-places)

    def growth(self):
        return Decimal(self.rng.randint(-120, 260)).scaleb(-1)

    def share(self):
        return Decimal(self.rng.randint(20, 999)).scaleb(-1)

    def pick(self, *choices):
        return self.rng.choice(choices)

    def some(self, choices, count):
        return self.rng.sample(list(choices), count)

    def ranks(self, count):
        order = list(range(1, count + 1))
        self.rng.shuffle(order)
        return order
