"""Random paragraphs of Chinese, English and both, with the places that no line may end at."""

import random

_split = str.split
UNITS = _split("个百分点 % 亿元 万亿元 个 名 位 项 家 万吨 公里 亩 年 月 倍 千瓦时 人次 平方米")
WHOLE_ZH = [
    "37.7%", "28.7个百分点", "500多个", "1200余名", "2.9万亿元", "第1位", "第12位", "图1", "表3", "1—9月",
    "63%～68%", "2021—2025年", "10-12月", "8月4日", "169.34亿元", "−2.7%", "GDP", "PM2.5", "R&D",
    "第1 / 90", "12:30", "￥1,234.5万元",
]  # fmt: skip
WHOLE_EN = [
    "28.7 percentage points",
    "13.4%",
    "RMB 2.9 trillion",
    "1,200 people",
    "No. 1",
    "Q1 2023",
    "3:1",
    "2021–2025",
]
HANZI = (
    "地区生产总值同比增长规模以上工业固定资产投资社会消费品零售额一般公共预算收入居全"
    "省全市位次前移后较上年同期回落加快收窄的和在与"
)
ENGLISH = _split(
    "growth of the district industrial value added year-on-year above city’s average investment "
    "a rose fell by"
)
ENDS = "，。；：、！？"
PAIRS = ["（）", "“”", "《》", "‘’", "【】"]


class Paragraph:
    """A random paragraph; `whole` are stretches that must not be torn, `kept` those flagged by the caller."""

    def __init__(self, chance: random.Random) -> None:
        self.text, self.whole, self.kept = "", [], []
        kind = chance.choice("zzzzeemm")
        for _ in range(chance.randint(1, 14)):
            english = kind == "e" or (kind == "m" and chance.random() < 0.4)
            self._english(chance) if english else self._chinese(chance)
        self.text = self.text.strip() or "空"
        self.whole = [(a, b) for a, b in self.whole if b <= len(self.text)]

    def _add(self, text, *, whole=False):
        if whole:
            self.whole.append((len(self.text), len(self.text) + len(text)))
        self.text += text

    def _chinese(self, chance):
        self._add("".join(chance.choices(HANZI, k=chance.randint(1, 9))))
        match chance.randrange(6):
            case 0 | 1:
                self._add(chance.choice(WHOLE_ZH), whole=True)
                self._add("较")  # what follows at random might be read as a unit
            case 2:
                self._add(f"{chance.randint(1, 9999)}{chance.choice(UNITS)}", whole=True)
                self._add("与")
            case 3:
                a, b = chance.choice(PAIRS)
                self._add(a + "".join(chance.choices(HANZI, k=chance.randint(1, 6))) + b)
            case 4:
                start = len(self.text)
                self._add("".join(chance.choices(HANZI, k=chance.randint(2, 6))))
                self.kept.append((start, len(self.text)))
            case _:
                self._add(chance.choice(["——", "……", ""]))
        self._add(chance.choice(ENDS + "          ").strip())

    def _english(self, chance):
        if self.text and self.text[-1].isalnum() and self.text[-1].isascii():
            self._add(" ")
        for _ in range(chance.randint(1, 6)):
            self._add(chance.choice(ENGLISH), whole=True)
            self._add(" ")
        if chance.random() < 0.5:
            self._add(chance.choice(WHOLE_EN), whole=True)
            self._add(chance.choice([", ", ". ", "; ", " "]))
