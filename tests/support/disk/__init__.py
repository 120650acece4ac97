"""A disk that loses what was not flushed, or fails after some bytes: for processes under test."""
