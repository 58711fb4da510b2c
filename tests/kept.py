"""What tests make once for all that ask for the same."""

import inspect
from functools import cache, wraps


def kept(function):
    """Like functools.cache, which makes anew what is asked for in other words: a default left out or told."""
    make, signature = cache(function), inspect.signature(function)

    @wraps(function)
    def made(*args, **kwargs):
        bound = signature.bind(*args, **kwargs)
        bound.apply_defaults()
        return make(*bound.args, **bound.kwargs)

    return made
