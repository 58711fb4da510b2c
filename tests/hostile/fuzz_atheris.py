"""Coverage-guided fuzzing of reading, checking and laying out; a long run, not part of the suite.

  pip install atheris
  python tests/hostile/fuzz_atheris.py -max_total_time=3600 [CORPUS]

Every input must give a model or located problems: any exception is a finding.
"""

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["qjviewer"]):
    from qjviewer.load import load
    from qjviewer.wording import LANGUAGES

FOLDER = Path(tempfile.mkdtemp(prefix="qjviewer-fuzz-"))
FILE = FOLDER / "briefing.yaml"
# Faults of ours that are caught for the meeting's sake; here they are findings.
OURS = {"page-failed", "rule-failed"}


def one(data: bytes) -> None:
    """Load one input as a briefing and say all its problems."""
    FILE.write_bytes(data)
    loaded = load(FILE)
    assert loaded.bundle is not None or loaded.problems
    for found in loaded.problems:
        assert found.code not in OURS, found
        assert found.where.file, found
        for lang in LANGUAGES:
            found.message(lang)
            found.hint(lang)


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
