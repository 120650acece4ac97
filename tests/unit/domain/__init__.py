"""Rules of the domain: no file, no clock, no Qt."""
