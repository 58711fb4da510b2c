"""Numbers, units, times and ranks as the reader takes them: golden files over all ways of writing them."""

from collections.abc import Iterable, Iterator

import pytest

from qjviewer.bundle.periods import Period, span
from qjviewer.checks.language import en_numbers, en_times, zh_numbers, zh_times
from qjviewer.checks.language.lexicon import parts_of
from qjviewer.checks.language.unit_scale import scale_of
from tests.checks.language.scenes import DATA
from tests.rich.written import is_golden, short

NOW = span(2023, 1, 6)


def listed() -> dict[str, list[str]]:
    """The ways of writing, by the heads they stand under."""
    found = {}
    for part in (DATA / "parts.txt").read_text(encoding="utf-8").split("== ")[1:]:
        name, *lines = part.splitlines()
        found[name] = [text for line in lines for text in line.split(" | ")]
    return found


LISTED = listed()
POWERS = ("", "十", "百", "千", "万", "百万", "千万", "亿", "万亿")


def numbers(read: object, texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        found = read(text, 0)  # type: ignore[operator]
        yield f"{text}: {short(found) or found} {text[found.end :]!r}" if found else f"{text}: none"


def zh_numbers_read() -> Iterator[str]:
    yield from numbers(zh_numbers.number_at, LISTED["zh numbers"])
    parts = parts_of("zh")
    yield from numbers(zh_numbers.number_at, (f"{hedge}12.5%" for hedge in parts["hedge before"]))
    yield from numbers(zh_numbers.number_at, (f"12.5亿元{hedge}" for hedge in parts["hedge after"]))


def en_numbers_read() -> Iterator[str]:
    yield from numbers(en_numbers.number_at, LISTED["en numbers"])
    yield from numbers(en_numbers.number_at, (f"{h} 12.5%" for h in parts_of("en")["hedge before"]))


def zh_times_read() -> Iterator[str]:
    for text in (*LISTED["zh times"], *parts_of("zh")["relative time"]):
        yield f"{text}: {told(zh_times.time_at(text, 0, NOW))}"
    for text in LISTED["zh lists of months"]:
        found = zh_times.months_at(text, 0, NOW)
        yield f"{text}: {found and (found[0], [p.code for p in found[1]])}"


def en_times_read() -> Iterator[str]:
    for text in (*LISTED["en times"], *parts_of("en")["relative time"]):
        for at in sorted({0, text.rfind(" ") + 1}):
            yield f"{text} at {at}: {told(en_times.time_at(text, at, NOW))}"


def told(found: tuple[int, Period | str, bool] | None) -> str:
    if found is None:
        return "none"
    end, time, alone = found
    return f"{end} {time.code if isinstance(time, Period) else repr(time)}{' alone' if alone else ''}"


def units() -> Iterator[str]:
    for unit in ("个点", "例", "块", "人民币", "款", "村", "", *parts_of("zh")["unit"]):
        scales = [scale_of(power + unit) for power in POWERS]
        yield f"{unit}: {scales[0][1]} {' '.join(f'{factor:f}' for factor, _ in scales)}"
        yield from (
            f" {p}{unit}: {base}" for p, (_, base) in zip(POWERS, scales, strict=True) if base != scales[0][1]
        )


MADE = [zh_numbers_read, en_numbers_read, zh_times_read, en_times_read, units]


@pytest.mark.parametrize("made", MADE)
def test_parts_of_sentences_are_read_as_they_were(made):
    is_golden(f"parts.{made.__name__}", made())
