"""As which problem a claim is reported that the data refute."""

from typing import Final

# The problem that each respect in which a claim may fail is reported as; the others are of direction.
PROBLEMS: Final[dict[str, str]] = {
    "value": "claim-number",
    "difference": "claim-number",
    "sum": "claim-number",
    "share": "claim-number",
    "times": "claim-number",
    "target": "claim-number",
    "count": "claim-count",
    "level-for-change": "claim-level-for-change",
    "points": "claim-percent",
    "percent": "claim-points",
    "currency": "claim-unit",
    "unit": "claim-unit",
    "no-unit": "claim-unit",
    "period": "claim-period",
    "rank": "claim-rank",
    "moved": "claim-rank",
    "tie": "claim-rank",
    "group": "claim-rank",
    "group-size": "claim-rank",
    "extreme": "claim-rank",
    "reference": "claim-reference",
}


def problem_of(code: str) -> str:
    """The problem that a claim is reported as which fails in this respect."""
    return PROBLEMS.get(code, "claim-direction")
