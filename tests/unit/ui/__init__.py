"""Decisions of windows, without Qt."""
