"""Ways to spoil a briefing: by bytes, by lines, by values; one number decides everything."""

import random
from pathlib import Path

from qjviewer.resources import builtin_bundle

# Values that have broken parsers, formatters, rich text, arithmetic and layouts before.
NASTY = (
    *("", "~", "null", "yes", "-", "?", "[", "{", "]", "}", ": :", "- - -", "# x", "|", ">", "%", "@", "`"),
    *("NaN", ".inf", "-.INF", "1e308", "1e-400", "9" * 30, "-" + "9" * 29, "9" * 400, "0." + "0" * 25 + "1"),
    *("0x10", "010", "1_000", "12:30:45", "２３", "−5", "٣", "1.", ".5", "--1", "+0", "-0.0"),
    *("&a x", "*a", "&a [*a]", "<<: *a", "!!python/object/apply:os.system [id]", "!x y", "--- x", "..."),
    *(
        r'"\ud800"',
        r'"\u202e反"',
        r'"\0"',
        r'"\x1b[2J"',
        '"\\',
        "'",
        '"',
        "\u202e",
        "\ufeff",
        "\u2028",
        "\x85",
    ),
    *(
        "<img src=file:///dev/zero>",
        "<b>x</b>",
        "<script>",
        "&lt;",
        "**x** [y](z)",
        "$(id)",
        "{{7*7}}",
        "%s%n",
    ),
    *("{", "}", "{}", "{{", "{gdp.yoy", "{gdp.yoy:}", "{gdp.yoy:nope}", "{:}", "{=", "{=}", "{gdp.yoy}" * 50),
    *(
        "gdp.yoy",
        "fai.yoy@zhejiang@2022",
        "{gdp.yoy@@}",
        "{@prev:vs prev?}",
        "gdp.yoy vs gdp.yoy",
        "zjrb ¶3",
        "zjrb ¶0",
        "zjrb ¶99999999999999999999",
        "zjrb ¶5-2",
        "zhejiang",
        "t",
    ),
    *("2023", "2023H3", "0000", "9999-12-31", "2023-02-30", "2023Q4-Q1", "2023-13", "1-1-1"),
    *("/etc/passwd", "../x", "..\\x", "C:\\x", "//h/s", "history.csv\0", "briefing.yaml", ".", "tabs", "nul"),
    *(
        "字" * 200,
        "a" * 5000,
        "一" * 3000,
        "1" * 3000,
        "👩‍👩‍👧‍👦" * 20,
        "e\u0301" * 100,
        "\U000e0001",
        "ﷺ" * 50,
    ),
    *(
        "gdp.yoy - gdp.yoy",
        "gdp.level / gdp.level@prev",
        "a - b - c",
        "gdp.yoy + counties",
        "x" + " + x" * 200,
        "(" * 200 + "gdp.yoy",
        "faster",
        "63%～68%",
        "1200余～多",
        "并列-1/0",
        "2021..now..prev",
        "2023M01-M00",
    ),
)


def originals() -> dict[str, bytes]:
    """The files of the briefing that ships, by name."""
    root = builtin_bundle()
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}


def spoil(files: dict[str, bytes], seed: int, times: int) -> dict[str, bytes]:
    """The files after a number of mutations."""
    dice = random.Random(seed)
    spoiled = dict(files)
    for _ in range(times):
        # Where most is decided, most is spoiled.
        name = "briefing.yaml" if dice.random() < 0.2 else dice.choice(sorted(spoiled))
        spoiled[name] = dice.choice(_WAYS)(spoiled[name], dice)
    return spoiled


def write(files: dict[str, bytes], folder: Path, before: dict[str, bytes] | None = None) -> None:
    """Put the files into a folder, only those that differ from what lies there."""
    for name, data in files.items():
        if before is None or before.get(name) != data:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


def _bytes(data: bytes, dice: random.Random) -> bytes:
    spoiled = bytearray(data)
    for _ in range(dice.randint(1, 4)):
        at = dice.randrange(len(spoiled) + 1)
        end = min(len(spoiled), at + dice.choice((0, 1, 1, 2, 8, 100)))
        spoiled[at:end] = dice.choice(
            (b"", dice.randbytes(dice.choice((1, 2, 9))), bytes(spoiled[at:end]) * 2)
        )
    return bytes(spoiled)


def _truncate(data: bytes, dice: random.Random) -> bytes:
    return data[: dice.randrange(len(data) + 1)]


def _value(data: bytes, dice: random.Random) -> bytes:
    """Put something nasty in place of a value."""
    lines = data.decode("utf-8", "surrogateescape").split("\n")
    at = dice.randrange(len(lines))
    nasty = dice.choice(NASTY)
    key, colon, _ = lines[at].partition(": ")
    quoted = "'" + nasty.replace("'", "''") + "'" if dice.random() < 0.5 else nasty
    lines[at] = key + colon + quoted if colon else lines[at] + quoted
    return "\n".join(lines).encode("utf-8", "surrogateescape")


def _word(data: bytes, dice: random.Random) -> bytes:
    """Exchange a word for one from elsewhere, or for something nasty."""
    text = data.decode("utf-8", "surrogateescape")
    words = text.split(" ")
    at = dice.randrange(len(words))
    words[at] = dice.choice((dice.choice(words), dice.choice(NASTY)))
    return " ".join(words).encode("utf-8", "surrogateescape")


def _lines(data: bytes, dice: random.Random) -> bytes:
    """Drop, repeat, move, indent or join lines."""
    lines = data.split(b"\n")
    at = dice.randrange(len(lines))
    size = dice.choice((1, 1, 1, 3, 20))
    block = lines[at : at + size]
    match dice.randrange(5):
        case 0:
            del lines[at : at + size]
        case 1:
            lines[at:at] = block * dice.choice((1, 2, 30))
        case 2:
            del lines[at : at + size]
            to = dice.randrange(len(lines) + 1)
            lines[to:to] = block
        case 3:
            lines[at : at + size] = [b" " * dice.randint(1, 4) + line for line in block]
        case _:
            lines[at : at + size] = [line[dice.randint(0, 4) :] for line in block]
    return b"\n".join(lines)


def _encoding(data: bytes, dice: random.Random) -> bytes:
    """Write it as another program would; what does not fit is replaced."""
    text = data.decode("utf-8", "replace")
    return text.encode(
        dice.choice(("utf-16", "utf-8-sig", "gb18030", "big5", "latin-1", "utf-32")), "replace"
    )


_WAYS = (_bytes, _truncate, _value, _value, _value, _value, _word, _word, _lines, _lines, _lines, _encoding)
