"""The engine, word by word and by its properties."""
