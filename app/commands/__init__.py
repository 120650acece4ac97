"""What `python -m app <verb>` does without a window."""
