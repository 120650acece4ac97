"""Territories in time: one change of units, what moves with it, what came before and after (A2)."""
