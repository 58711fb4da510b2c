"""Reads the YAML files of a folder with PyYAML and nothing else: python parsing.py LOADER FOLDER."""

import sys
from pathlib import Path

import yaml

for path in sorted(Path(sys.argv[2]).rglob("*.yaml")):
    yaml.load(path.read_bytes(), Loader=getattr(yaml, sys.argv[1]))
