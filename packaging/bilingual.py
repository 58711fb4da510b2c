"""Say things twice, in Chinese and in English, one line each."""

from __future__ import annotations

import sys
from typing import NoReturn


def tell(chinese: str, english: str) -> None:
    """Print a message to the person at the terminal, at once and in any console encoding."""
    encoding = sys.stdout.encoding or "utf-8"
    for line in (chinese, english):
        print(line.encode(encoding, "replace").decode(encoding), flush=True)


def stop(chinese: str, english: str) -> NoReturn:
    """Say why we cannot go on, and end with exit code 1."""
    tell(chinese, english)
    raise SystemExit(1)
