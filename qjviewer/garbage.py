"""When Python need not look for garbage: memory that refers to itself in a circle."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

# A briefing read, checked and laid out is about as many things.
_SELDOM: Final = 500_000


@contextmanager
def nothing_collected() -> Iterator[None]:
    """Let the garbage collector rest while much is made that lives on: modules, a briefing."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Look for garbage only where very much is made; Python would look whenever 700 more things are."""
    usual = gc.get_threshold()
    gc.set_threshold(_SELDOM, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def kept() -> None:
    """What there is lives as long as the process: the collector need never go through it again."""
    gc.freeze()
