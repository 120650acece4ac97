"""Regulations as data: their files, their clauses, and the engine over them."""
