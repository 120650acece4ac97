"""Dialogs about territories in time: one change of units, and what was left at those that ended."""
