"""Persons and units entered twice: found, merged with both histories, taken apart again (L1)."""
