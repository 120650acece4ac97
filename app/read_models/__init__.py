"""Frozen rows that lists, forms and pages are filled from."""
