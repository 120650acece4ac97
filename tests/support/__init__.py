"""Parts that tests build with: real stores with quick keys, a clock that stands still."""
