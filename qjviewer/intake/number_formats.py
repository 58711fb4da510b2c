"""A stored number as its number format shows it, in exact decimals."""

from decimal import ROUND_HALF_UP, Decimal, InvalidOperation, localcontext
from typing import Final

import msgspec

from qjviewer.intake.format_codes import GENERAL, FormatSection, FormatToken, parse_format
from qjviewer.intake.format_dates import show_date

# Spreadsheets hold fifteen significant digits and show eleven characters of a plain number.
_DIGITS: Final = 15
_GENERAL_WIDTH: Final = 11
_THOUSAND: Final = Decimal(1000)
_MOST_EXPONENT: Final = 300
# Where these stand, the number is shown as it is: in a cell that is formatted as text, too.
_WHOLE: Final = ("general", "text")


class ShownNumber(msgspec.Struct, frozen=True):
    """How a number looks: its text, whether in red, whether as a date."""

    text: str
    is_red: bool = False
    is_date: bool = False


def exact(number: str | float) -> Decimal | None:
    """A stored number with the fifteen digits a spreadsheet knows; None for what is no finite number."""
    try:
        value = Decimal(number) if isinstance(number, str) else Decimal(repr(number))
    except InvalidOperation:
        return None
    if not value.is_finite() or abs(value.adjusted()) > _MOST_EXPONENT:
        return None
    with localcontext() as context:
        context.prec = _DIGITS
        context.rounding = ROUND_HALF_UP
        return +value


def show_number(value: Decimal, code: str = GENERAL, *, since_1904: bool = False) -> ShownNumber:
    """The number as shown in this format."""
    sections = parse_format(code or GENERAL)
    section, sign = _chosen(value, sections)
    if section is None:
        return ShownNumber("####")
    if section.is_date:
        return ShownNumber(show_date(value, section, since_1904=since_1904), section.is_red, is_date=True)
    text = _shown(abs(value), section)
    if sign and any(token.kind in ("digit", *_WHOLE) for token in section.tokens):
        text = "-" + text
    return ShownNumber(text.strip(), section.is_red)


def show_text(text: str, code: str) -> str:
    """A text as shown in this format: only a fourth section, or one with @, changes it."""
    sections = parse_format(code or GENERAL)
    section = sections[3] if len(sections) > 3 else sections[-1]
    if not any(token.kind == "text" for token in section.tokens):
        return text if len(sections) < 4 else "".join(t.text for t in section.tokens)
    return "".join(text if token.kind == "text" else token.text for token in section.tokens)


def _chosen(value: Decimal, sections: tuple[FormatSection, ...]) -> tuple[FormatSection | None, bool]:
    """The section that shows the value, and whether a minus sign goes before it."""
    numbers = sections[:3]
    negative = value < 0
    if any(section.condition for section in numbers):
        for section in numbers:
            if section.holds(value):
                return section, negative and not section.only_negative
        return None, False
    if len(numbers) == 1:
        return numbers[0], negative
    if negative:
        return numbers[1], False
    return (numbers[2] if value == 0 and len(numbers) > 2 else numbers[0]), False


def _shown(value: Decimal, section: FormatSection) -> str:
    kinds = {token.kind for token in section.tokens}
    if "digit" not in kinds:
        return "".join(_general(value) if t.kind in _WHOLE else _literal(t) for t in section.tokens)
    if "exponent" in kinds:
        return _scientific(value, section.tokens)
    if "slash" in kinds and _is_fraction(section.tokens):
        return _general(value)
    return _filled(value, section.tokens)


def _literal(token: FormatToken) -> str:
    return token.text if token.kind in ("literal", "percent", "slash", "point", "comma") else ""


def _is_fraction(tokens: tuple[FormatToken, ...]) -> bool:
    kinds = [token.kind for token in tokens]
    at = kinds.index("slash")
    return "digit" in kinds[:at] and "digit" in kinds[at:]


def _general(value: Decimal) -> str:
    """A number without a format: as many digits as eleven characters hold."""
    if value == value.to_integral_value():
        return f"{value:f}".split(".")[0]
    whole = len(f"{value:f}".split(".")[0])
    decimals = max(0, _GENERAL_WIDTH - 1 - whole)
    rounded = f"{value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):f}"
    return rounded.rstrip("0").rstrip(".") if "." in rounded else rounded


def _scientific(value: Decimal, tokens: tuple[FormatToken, ...]) -> str:
    at = next(i for i, token in enumerate(tokens) if token.kind == "exponent")
    before = [token.kind for token in tokens[:at]]
    decimals = before[before.index("point") :].count("digit") if "point" in before else 0
    digits = sum(token.kind == "digit" for token in tokens[at:])
    # Nothing with decimals would be told as so many hundreds of nothing.
    shown = value or Decimal(0).scaleb(-decimals)
    mantissa, _, power = f"{shown:.{decimals}E}".partition("E")
    return f"{mantissa}E{power[0]}{power[1:].zfill(digits)}"


def _filled(value: Decimal, tokens: tuple[FormatToken, ...]) -> str:
    """The digits laid into the placeholders, literals where they stand."""
    percents = sum(token.kind == "percent" for token in tokens)
    pieces, thousands, grouped = _without_commas(tokens)
    point = next((i for i, token in enumerate(pieces) if token.kind == "point"), len(pieces))
    decimals = sum(token.kind == "digit" for token in pieces[point:])
    scaled = value * Decimal(100) ** percents / _THOUSAND**thousands
    with localcontext() as context:
        context.prec = _MOST_EXPONENT * 2
        rounded = scaled.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    whole, _, fraction = f"{rounded:f}".partition(".")
    return _whole(whole, pieces[:point], grouped) + _fraction(fraction, pieces[point:])


def _without_commas(tokens: tuple[FormatToken, ...]) -> tuple[list[FormatToken], int, bool]:
    """The tokens without commas, how many thousands they scale by, and whether they group digits."""
    thousands, grouped = 0, False
    kept: list[FormatToken] = []
    for at, token in enumerate(tokens):
        if token.kind != "comma":
            kept.append(token)
        elif not any(t.kind == "digit" for t in tokens[:at]):
            kept.append(FormatToken("literal", ","))
        elif _groups(tokens, at):
            grouped = True
        else:
            thousands += 1
    return kept, thousands, grouped


def _groups(tokens: tuple[FormatToken, ...], at: int) -> bool:
    """Whether a placeholder follows before the decimal point: then the comma groups, else it scales."""
    for token in tokens[at + 1 :]:
        if token.kind == "point":
            return False
        if token.kind == "digit":
            return not any(t.kind == "point" for t in tokens[:at])
    return False


def _whole(digits: str, pieces: list[FormatToken], grouped: bool) -> str:
    places = sum(piece.kind == "digit" for piece in pieces)
    if digits == "0" and not any(piece.text == "0" for piece in pieces if piece.kind == "digit"):
        digits = ""
    rest = list(digits)
    shown: list[str] = []
    done = 0
    for piece in reversed(pieces):
        if piece.kind != "digit":
            shown.append(_literal(piece))
            continue
        places -= 1
        # The first placeholder takes all digits that are left.
        for _ in range(max(1, len(rest)) if places == 0 else 1):
            digit = rest.pop() if rest else "0" if piece.text == "0" else ""
            if digit and grouped and done and done % 3 == 0:
                shown.append(",")
            shown.append(digit)
            done += bool(digit)
    return "".join(reversed(shown))


def _fraction(digits: str, pieces: list[FormatToken]) -> str:
    shown: list[str] = []
    at = 0
    for piece in pieces:
        if piece.kind != "digit":
            shown.append(_literal(piece))
            continue
        # An optional place is shown only while a digit other than zero is still to come.
        if piece.text == "0" or digits[at:].strip("0"):
            shown.append(digits[at])
        at += 1
    return "".join(shown)
