"""Make the scripts in packaging/ importable by their names, as they import each other."""

import sys
from pathlib import Path

# At the end: packaging/ must not hide an installed module.
sys.path.append(str(Path(__file__).resolve().parents[2] / "packaging"))
