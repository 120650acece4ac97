"""Read side: one module per screen or page family, every query asks for a scope."""
