"""Tests of the keys of a book."""
