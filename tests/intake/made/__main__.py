"""Write all made workbooks with their truth files: python -m tests.intake.made FOLDER [SEEDS]."""

import sys
from pathlib import Path

from tests.intake.made.all_layouts import write_all

if __name__ == "__main__":
    write_all(Path(sys.argv[1]), range(int(sys.argv[2]) if len(sys.argv) > 2 else 1))
