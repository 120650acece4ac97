"""A regulation as data: its vocabulary, its file, and the engine that computes obligations."""
