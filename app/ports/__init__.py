"""Protocols that services rest on and that db, ui and tests fill in."""
