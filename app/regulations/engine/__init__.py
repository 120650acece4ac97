"""Computes obligations from regulations and facts; ``Engine`` is the one way in."""

from app.regulations.engine.engine import Engine

__all__ = ["Engine"]
