"""Excel files: those of an office read for import, lists written for it; no store in sight."""
