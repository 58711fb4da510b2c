"""Starts the frozen program."""

import multiprocessing
import sys

if __name__ == "__main__":
    # Printing many briefings starts this program again as a worker; here a worker leaves the path.
    multiprocessing.freeze_support()
    from qjviewer.__main__ import main

    sys.exit(main())
