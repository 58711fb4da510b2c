"""Tests of editions: how two differ, what a print remembers, which lie in a folder."""
