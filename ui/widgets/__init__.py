"""Reusable widgets, one file each."""
