"""Serial numbers of dates and times, and how date formats show them."""

import datetime as dt
from decimal import Decimal
from typing import Final

from qjviewer.intake.format_codes import FormatSection, FormatToken

_DAY_SECONDS: Final = 86_400
# Days between the two calendars of spreadsheets.
DAYS_1904: Final = 1462
_EPOCH: Final = dt.datetime(1899, 12, 30)
# The last day a spreadsheet knows: 9999-12-31.
_LAST_SERIAL: Final = 2_958_465
# The calendar of 1900 counts a 29 February that never was.
_FALSE_LEAP: Final = 60
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEK: Final = "一二三四五六日"
_HANZI: Final = "〇一二三四五六七八九"


def from_serial(serial: Decimal, *, since_1904: bool = False) -> dt.datetime | None:
    """The moment a serial number means; None where no spreadsheet has one."""
    days = serial + (DAYS_1904 if since_1904 else 0)
    if not 0 <= days <= _LAST_SERIAL:
        return None
    if not since_1904 and days < _FALSE_LEAP:
        days += 1
    return _EPOCH + dt.timedelta(seconds=int((days * _DAY_SECONDS).to_integral_value()))


def show_date(serial: Decimal, section: FormatSection, *, since_1904: bool = False) -> str:
    """A serial number as a date format shows it; hashes where it shows none."""
    moment = from_serial(serial, since_1904=since_1904)
    if moment is None:
        return "####"
    tokens = section.tokens
    half = any(token.kind == "half" for token in tokens)
    return "".join(_piece(tokens, at, moment, serial, half, section.hanzi) for at in range(len(tokens)))


def _piece(
    tokens: tuple[FormatToken, ...], at: int, moment: dt.datetime, serial: Decimal, half: bool, hanzi: bool
) -> str:
    token = tokens[at]
    match token.kind:
        case "date":
            return _date_piece(token.text.lower(), moment, half, hanzi, is_minute=_is_minute(tokens, at))
        case "elapsed":
            unit = {"h": 3600, "m": 60, "s": 1}[token.text[0]]
            return str(int(serial * _DAY_SECONDS) // unit).zfill(len(token.text))
        case "half":
            return ("上午" if moment.hour < 12 else "下午") if "上" in token.text else moment.strftime("%p")
        case "digit" | "general" | "text" | "exponent":
            return ""
        case _:
            return token.text


def _is_minute(tokens: tuple[FormatToken, ...], at: int) -> bool:
    """m means minutes after hours or before seconds."""
    letters = [(i, t.text[0].lower()) for i, t in enumerate(tokens) if t.kind in ("date", "elapsed")]
    order = [i for i, _ in letters].index(at)
    before = letters[order - 1][1] if order else ""
    after = letters[order + 1][1] if order + 1 < len(letters) else ""
    return before == "h" or after == "s"


def _date_piece(text: str, moment: dt.datetime, half: bool, hanzi: bool, *, is_minute: bool) -> str:
    letter, width = text[0], len(text)
    match letter:
        case "y" | "e":
            year = f"{moment.year:04}" if width > 2 or letter == "e" else f"{moment.year % 100:02}"
            return "".join(_HANZI[int(d)] for d in year) if hanzi else year
        case "m" if not is_minute and width >= 3:
            name = _MONTHS[moment.month - 1]
            return name if width == 4 else name[:1] if width == 5 else name[:3]
        case "m":
            return _number(moment.minute if is_minute else moment.month, width, hanzi)
        case "d" if width >= 3:
            name = _DAYS[moment.weekday()]
            return name if width > 3 else name[:3]
        case "d":
            return _number(moment.day, width, hanzi)
        case "a":
            return ("星期" if width > 3 else "") + _WEEK[moment.weekday()]
        case "h":
            return _number((moment.hour - 1) % 12 + 1 if half else moment.hour, width, hanzi)
        case "s":
            return _number(moment.second, width, hanzi)
        case _:
            return ""


def _number(number: int, width: int, hanzi: bool) -> str:
    return hanzi_number(number) if hanzi else str(number).zfill(min(width, 2))


def hanzi_number(number: int) -> str:
    """A number below 100 in Chinese numerals: 6 → 六, 12 → 十二, 30 → 三十."""
    tens, ones = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 else _HANZI[tens] + "十"
    return head + (_HANZI[ones] if ones or not tens else "")
