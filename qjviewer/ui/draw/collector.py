"""Keeps Python's garbage collector on the interface thread while another thread works.

A collection that happens to run on a worker thread destroys dead widgets there, and Qt aborts
the process. So nothing is collected between the start of a job and its delivery.
"""

import gc

_held = 0


def hold() -> None:
    """Collect nothing until the matching `release`; called on the interface thread."""
    global _held
    _held += 1
    gc.disable()


def release(count: int = 1) -> None:
    """Undo `count` holds; called on the interface thread."""
    global _held
    _held -= count
    if not _held:
        gc.enable()
