"""Words of Chinese text, as far as titles need them: a small list of terms, and the names of a bundle.

A full segmenter would be right more often, at a price: jieba loads for over a second and is 42 MB. Here
a word that is not known is taken as possible everywhere, and a title is broken between known ones first.
"""

from collections import defaultdict
from functools import cache, lru_cache
from itertools import accumulate
from typing import Final

from qjviewer.resources import resource
from qjviewer.text.han import chinese_runs

_LONGEST, _LEAST_COMPOUND, _LEAST_NAME = 12, 4, 6
# The same word in traditional characters; only for looking it up, what is shown stays as written.
_TRADITIONAL: Final = (
    "總產業農務製築漁飲鏈應規額資間開發會費財稅貸餘機構幣鎮鄉支價數調業電貨運量遊積糧豬欄魚畜牧業潤營虧損勞動強術戰興裝"
    "備經濟碼綠環態優質戶籍場體個冊減擴縮緩長漲幅環與較當達過節單點計畫劃總劃標務為產領導講話強認實組織緊爭創極動險決禦"
    "銷圍網協調結構質轉換內閣產業論從無舊輸係顯顧據報錄學習貫徹徵觀覽關於變動壓穩寬處續維護聯傳齊補專債約園區經開學"
    "師醫藥紡織紙鋼鐵機車輛鋰電種養興裕衛養險監執廢黨委員長書記縣廳級國範圍參圖錶頁說備註來讓給們這樣麼幾因雖儘還"
    "並從針對結託構憲閱頒掛應該須沒僅將進階層認識獲覺實圓滿順啟動開難擇徑帶類確證課題歷舉億萬龍頭現鮮雲腦"
    "項際區預測倉儲復潛韌佔後獻貢趕訂訪視勵績負雙勢驗絡軟隨盤滯準則評著鍵頂環積廣"
)
_SIMPLIFIED: Final = (
    "总产业农务制筑渔饮链应规额资间开发会费财税贷余机构币镇乡支价数调业电货运量游积粮猪栏鱼畜牧业润营亏损劳动强术战兴装"
    "备经济码绿环态优质户籍场体个册减扩缩缓长涨幅环与较当达过节单点计画划总划标务为产领导讲话强认实组织紧争创极动险决御"
    "销围网协调结构质转换内阁产业论从无旧输系显顾据报录学习贯彻征观览关于变动压稳宽处续维护联传齐补专债约园区经开学"
    "师医药纺织纸钢铁机车辆锂电种养兴裕卫养险监执废党委员长书记县厅级国范围参图表页说备注来让给们这样么几因虽尽还"
    "并从针对结托构宪阅颁挂应该须没仅将进阶层认识获觉实圆满顺启动开难择径带类确证课题历举亿万龙头现鲜云脑"
    "项际区预测仓储复潜韧占后献贡赶订访视励绩负双势验络软随盘滞准则评着键顶环积广"
)


KNOWN, HALF, UNKNOWN, SEAM, TORN = range(1, 6)


class Lexicon:
    """A set of words to look for; get one from `lexicon`, which keeps it."""

    def __init__(self, words: frozenset[str]) -> None:
        self._words = words
        self._inside: dict[str, list[int]] = {}
        # How long the words are that begin with a character, the longest first.
        lengths: defaultdict[str, set[int]] = defaultdict(set)
        for word in words:
            lengths[word[0]].add(len(word))
        self._lengths_of = {c: tuple(sorted(found, reverse=True)) for c, found in lengths.items()}

    def tears(self, clause: str) -> tuple[int, ...]:
        """What a break before each character of a run of Chinese would part.

        KNOWN two known words, HALF a known word and an unknown character, UNKNOWN two unknown
        characters, SEAM the words that a known word is made of, TORN the characters of one word. The first
        says nothing.
        """
        found: list[int] = []
        before = True
        text = clause.translate(_folding())
        for length in self._lengths(text, self._words):
            known = length > 1
            word = text[len(found) : len(found) + length]
            found.append(KNOWN if known and before else HALF if known or before else UNKNOWN)
            found += self._seams(word)
            before = known
        return tuple(found)

    def _seams(self, word: str) -> list[int]:
        """What is parted before each further character of a word."""
        if len(word) < _LEAST_COMPOUND:
            return [TORN] * (len(word) - 1)
        if word not in self._inside:
            lengths = self._lengths(word, self._words - {word})
            if len(word) >= _LEAST_NAME:
                # A long name has to be broken somewhere: where a word it holds begins or ends.
                lengths = _joined_singles(lengths)
            whole = len(lengths) > 1 and min(lengths) > 1
            ends = accumulate(lengths)
            parts = [word[end - n : end] for n, end in zip(lengths, ends, strict=True)] if whole else [word]
            inside = [mark for part in parts for mark in (SEAM, *self._seams(part))] if whole else []
            self._inside[word] = inside[1:] or [TORN] * (len(word) - 1)
        return self._inside[word]

    def _lengths(self, text: str, words: frozenset[str]) -> list[int]:
        """The lengths of words in order: those that leave fewest characters alone, the longest first."""
        end = len(text)
        score, chosen = [0] * (end + 1), [1] * end
        for at in range(end - 1, -1, -1):
            best, length = score[at + 1], 1
            for n in self._lengths_of.get(text[at], ()):
                if at + n <= end and score[at + n] + n * n > best and text[at : at + n] in words:
                    best, length = score[at + n] + n * n, n
            score[at], chosen[at] = best, length
        lengths, at = [], 0
        while at < end:
            lengths.append(chosen[at])
            at += chosen[at]
        return lengths


def _joined_singles(lengths: list[int]) -> list[int]:
    """Characters that no known word holds as one stretch; a lone one belongs to the word behind it."""
    found: list[int] = []
    is_open = False
    for length in lengths:
        if is_open and (length == 1 or found[-1] == 1):
            found[-1] += length
        else:
            found.append(length)
        is_open = length == 1
    if len(found) > 1 and found[-1] == 1:
        found[-2:] = [found[-2] + 1]
    return found


def lexicon(names: frozenset[str] = frozenset()) -> Lexicon:
    """The common words and, of these names, every run of Chinese that may be a word; one for equal names."""
    return _lexicon(names)


@lru_cache(maxsize=16)
def _lexicon(names: frozenset[str]) -> Lexicon:
    folding = _folding()
    own = {name[a:b] for name in names for a, b in chinese_runs(name) if 2 <= b - a <= _LONGEST}
    return Lexicon(_common() | {name.translate(folding) for name in own})


@cache
def _common() -> frozenset[str]:
    lines = resource("lexicon.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def _folding() -> dict[int, int]:
    return {ord(a): ord(b) for a, b in zip(_TRADITIONAL, _SIMPLIFIED, strict=True)}
