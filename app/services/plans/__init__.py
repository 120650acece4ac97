"""Month plans and programmes: what is written, what the calendar shows, and their papers."""
