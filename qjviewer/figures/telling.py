"""How a computed figure came about, as arithmetic in words: 37.7%－28.7个百分点＝9.0%."""

from typing import Final

from qjviewer.figures.figure import Figure
from qjviewer.figures.teller import Teller

# Ways whose inputs make an expression; the others only rest on theirs.
SUMS: Final = (
    "difference",
    "from-difference",
    "share",
    "pull",
    "completion",
    "derive",
    "sum",
    "residual",
    "ytd",
    "last-pace",
    "distance",
)
SIGN_WORDS: Final = {"+": "plus", "−": "minus", "×": "times", "÷": "divided"}
# A sum of more terms is a list, not a sentence.
_MOST_TERMS: Final = 6


def sum_of(figure: Figure, teller: Teller) -> str:
    """The arithmetic of a computed figure; empty for a published one, or where an input has no value."""
    if figure.how not in SUMS or figure.value is None or not 1 < len(figure.inputs) <= _MOST_TERMS:
        return ""
    terms = []
    for number, term in enumerate(figure.inputs):
        known = teller.cube.by_id(term.figure)
        if known is None or known.value is None:
            return ""
        sign = teller.say(SIGN_WORDS[term.sign]) if term.sign and number else ""
        terms.append(sign + teller.value(known))
    return "".join(terms) + teller.say("equals") + teller.value(figure)
