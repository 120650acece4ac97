"""Tests of the built-in regulations, clause by clause: each is named after its clause."""
