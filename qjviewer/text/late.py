"""Expressions that are compiled when first used."""

import re
from collections.abc import Callable
from functools import cache, partial


def late(pattern: str, flags: int = 0) -> Callable[[], re.Pattern[str]]:
    """What gives an expression, compiled when first asked for.

    A set of Chinese characters takes a fifth of a millisecond to compile, wherever it stands: what only
    slips and rare texts need is not compiled at each start.
    """
    return cache(partial(re.compile, pattern, flags))
