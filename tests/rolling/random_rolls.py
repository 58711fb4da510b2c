"""Random briefings, each with one stale thing planted, rolled forward and finished but for that.

One number decides everything about a case.
"""

import random
import re
from dataclasses import dataclass, field
from pathlib import Path

from qjviewer.bundle.periods import STRIDE, Period, parse_period
from qjviewer.load import Loaded, load, read
from qjviewer.release import Release, release_of
from qjviewer.rolling.confirming import confirm
from qjviewer.rolling.next_period import next_period
from qjviewer.rolling.roll import roll
from qjviewer.rolling.todo import REST, Todo, todo_of
from tests.rolling.small import write

NAMES = ("地区生产总值", "固定资产投资", "社会消费品零售总额", "用电量", "存款余额", "进出口总额", "财政收入")
OWNERS = ("县统计局", "县发改局", "县商务局", "")
BASES = ("cumulative", "cumulative", "single", "moment")
RHYTHMS = ("month", "quarter", "half", "year")
WORDS = ("上半年", "一季度", "前三季度", "1—2月", "今年", "去年", "本季度", "6月", "全年")


@dataclass
class Case:
    """A briefing as text, what is planted in it, and what keeps it back."""

    plant: str
    files: dict[str, str]
    old: Period
    new: Period
    # The tab that stays unconfirmed (REST: what no tab shows); None where all are confirmed.
    tab: str | None = None
    # What of the new file stays as it is, and the words by which the list names the thing.
    left: str = ""
    named: str = ""
    tabs: tuple[str, ...] = ()
    cites_old: bool = False


@dataclass
class _Making:
    rng: random.Random
    plant: str
    old: Period
    new: Period
    rhythm: str
    data: list[str] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)
    indicators: list[tuple[str, str]] = field(default_factory=list)
    note: str = "据县统计局资料。"


# Leaving something as it is, by what it is of.
PLANTS = (
    "figure-left",
    "figure-typed",
    "figure-dated",
    "figure-fact",
    "rank-left",
    "rank-typed",
    "word",
    "word-outside",
    "target-left",
    "target-fact",
    "source-left",
    "source-old",
)
CONTROL = "nothing"


def case(number: int, plant: str = "") -> Case:
    """The case behind a number."""
    rng = random.Random(number)
    plant = plant or rng.choice(PLANTS)
    rhythm = rng.choice(RHYTHMS)
    old = _period(rng, rhythm)
    new = next_period(old, rhythm)
    while plant == "target-left" and new.last_year == old.last_year:
        new = next_period(new, rhythm)
    making = _Making(rng, plant, old, new, rhythm)
    _indicators(making)
    return _case(making)


def _period(rng: random.Random, rhythm: str) -> Period:
    year, stride = rng.choice((2021, 2022, 2023)), STRIDE[rhythm]
    first = 2 if rhythm == "month" else stride
    month = rng.choice(range(first, 13, stride) or (12,))
    return parse_period(f"{year}M01-M{month:02}") or Period(0, 0)


def _indicators(m: _Making) -> None:
    count = m.rng.randint(2, 5)
    for number, name in enumerate(m.rng.sample(NAMES, count)):
        # The first is a flow with growth and a rank, so that every case has each.
        basis = "cumulative" if not number else m.rng.choice(BASES)
        owner = m.rng.choice(OWNERS)
        more = f", owner: {owner}" if owner else ""
        kind = f"{{name: {name}, price: nominal, unit: 亿元, basis: {basis}, better: higher{more}}}"
        m.indicators.append((f"i{number}", kind))
        at = {"cumulative": m.old.code, "moment": f"{m.old.last_year}M{m.old.last_month:02}末"}.get(basis)
        at = at or Period(m.old.last, max(m.old.first, m.old.last - STRIDE[m.rhythm] + 1)).code
        about = f"about: {{place: yi, period: {at}, basis: {basis}, source: old}}"
        m.data.append(f"  - {about}\n    i{number}: {{level: {_value(m)}, yoy: {_growth(m, not number)}}}")
    # An earlier period, for history.
    before = m.old.shifted(-12).code
    m.data.append(f"  - about: {{place: yi, period: {before}, source: earlier}}\n    i0: {{yoy: 4.4}}")
    about = f"about: {{place: yi, period: {m.old.year}, source: earlier}}"
    m.data.append(f"  - {about}\n    i0: {{yoy-target: 6%左右}}")


def _value(m: _Making) -> str:
    return f"{m.rng.randint(100, 9999) / 10}"


def _growth(m: _Making, ranked: bool) -> str:
    value = f"{m.rng.randint(-40, 120) / 10 or 1.5}"
    return f"{{value: {value}, rank: {{six: {m.rng.randint(1, 6)}/6}}}}" if ranked else value


def _case(m: _Making) -> Case:
    tabs = tuple(f"t{n}" for n in range(m.rng.randint(2, 4)))
    target = m.rng.choice(tabs)
    lines = {tab: [_sentence(m, n) for n in range(m.rng.randint(1, 3))] for tab in tabs}
    found = Case(m.plant, {}, m.old, m.new, tabs=tabs)
    match m.plant:
        case "figure-typed":
            _say(found, lines, target, f"经济增长{m.rng.randint(1, 99) / 10 + 10:.1f}%，总体平稳。")
        case "figure-dated":
            _say(found, lines, target, f"经济{{i0.yoy@{m.old.code}:change}}。")
        case "rank-typed":
            _say(found, lines, target, f"投资居全市第{m.rng.randint(1, 6)}位。")
        case "word":
            _say(found, lines, target, f"{m.rng.choice(WORDS)}经济运行平稳。")
        case "word-outside":
            found.tab, m.note = REST, f"{m.rng.choice(WORDS)}的数据为初步数。"
            found.named = m.note
        case "figure-fact" | "target-fact":
            kind = ", kind: target" if m.plant == "target-fact" else ""
            m.facts.append(f"  - about: {{place: yi, period: {m.old.code}, source: old{kind}}}")
            m.facts.append("    works: {name: 在建项目数, value: 12, unit: 个}")
            found.tab, found.named = REST, "在建项目数"
        case "figure-left":
            found.left = "level: 待填"
        case "rank-left":
            found.left = "rank: {six: 待填}"
        case "target-left":
            found.left = "yoy-target: 待填"
        case "source-left":
            found.left = "title: 待填"
        case "source-old":
            found.cites_old = True
    found.files = {"briefing.yaml": _briefing(m, lines)}
    return found


def _sentence(m: _Making, number: int) -> str:
    which = m.rng.randrange(len(m.indicators))
    return m.rng.choice(
        (f"{m.indicators[which][1].split(',')[0][7:]}{{i{which}.yoy:change}}。", f"总量{{i{which}.level}}。")
    )


def _say(found: Case, lines: dict[str, list[str]], tab: str, sentence: str) -> None:
    lines[tab].append(sentence)
    found.tab = tab
    found.named = sentence


def _briefing(m: _Making, lines: dict[str, list[str]]) -> str:
    day = m.old.end.isoformat()
    indicators = "\n".join(f"  {name}: {kind}" for name, kind in m.indicators)
    tabs = "\n".join(
        f"  - tab: {tab}\n    title: 第{n}部分\n    read: {m.old.code}\n    blocks:\n"
        f"      - cards: [i0.yoy]\n      - points:\n"
        + "\n".join(f'          - "{sentence}"' for sentence in own)
        for n, (tab, own) in enumerate(lines.items())
    )
    facts = "\n".join(["facts:", *m.facts]) if m.facts else ""
    return f"""format: qjviewer/1
briefing:
  id: yi
  title: "乙县{{period}}简报"
  place: yi
  period: {m.old.code}
  rhythm: {m.rhythm}
  as_of: {day}
  peers: six
  note: {m.note}
places:
  yi: {{name: 乙县, level: county, within: jia}}
  jia: {{name: 甲市, level: city}}
groups:
  six: {{name: 全市六县, within: jia, size: 6}}
sources:
  old: {{title: 上期快报, publisher: 县统计局, published: {day}, kind: release}}
  earlier: {{title: 上年公报, publisher: 县统计局, published: {m.old.year}-01-20, kind: release}}
indicators:
{indicators}
data:
{chr(10).join(m.data)}
{facts}
tabs:
{tabs}
"""


# What a person does ---------------------------------------------------------------------------


@dataclass(frozen=True)
class Rolled:
    """A case rolled and worked on: what the list said first, and what the gate says in the end."""

    todo: Todo
    release: Release
    loaded: Loaded


def worked_on(found: Case, room: Path, *, finish: bool = False) -> Rolled:
    """Roll, fill in and confirm all but what is planted; with `finish` that too."""
    old, new = write(room / "old", found.files), room / "new"
    plan = roll(old, new, found.new)
    todo = todo_of(read(new).cube, "zh-Hans")
    name = next(n for n in plan.changed if n.startswith("data-"))
    path = new / name
    path.write_text(_filled(path.read_text(encoding="utf-8"), found, finish), encoding="utf-8")
    wanted = {*found.tabs, REST} - (set() if finish else {found.tab})
    confirm(new, wanted)
    loaded = load(new)
    return Rolled(todo, release_of(loaded), loaded)


def _filled(text: str, found: Case, finish: bool) -> str:
    rng = random.Random(text)
    day = found.new.end.isoformat()
    lines = []
    kept = False
    for line in text.split("\n"):
        keep = not finish and found.left and not kept and found.left in line
        kept = kept or bool(keep)
        lines.append(_line(line, found, day, rng, keep=found.left if keep else ""))
    made = "\n".join(lines)
    if found.cites_old and not finish:
        made = re.sub(r"source: \S+?\}", "source: old}", made, count=1)
    return made


def _line(line: str, found: Case, day: str, rng: random.Random, keep: str) -> str:
    parts = line.split(keep, maxsplit=1) if keep else [line]
    for n, part in enumerate(parts):
        part = part.replace("title: 待填", f"title: 本期快报, published: {day}")
        part = part.replace("six: 待填", f"six: {rng.randint(1, 6)}/6")
        part = part.replace("yoy-target: 待填", "yoy-target: 5.5%左右")
        part = re.sub("level: 待填", lambda _: f"level: {rng.randint(100, 9999) / 10}", part)
        parts[n] = re.sub("待填", lambda _: f"{rng.randint(1, 90) / 10}", part)
    return keep.join(parts)
