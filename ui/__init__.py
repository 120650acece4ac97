"""PySide6 windows; thinks nothing, shows everything."""
