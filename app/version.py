"""The version of the program; pyproject.toml carries the same."""

VERSION = "0.1.0"
