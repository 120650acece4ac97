"""Tests of the encrypted store against real database files."""
