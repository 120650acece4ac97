"""Entities, value objects and errors of the field; standard library only."""
