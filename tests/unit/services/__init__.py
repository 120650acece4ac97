"""Use cases over a real book."""
