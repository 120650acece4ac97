"""What ``bench.py`` measures: one module for each part of the program."""
