"""Facts of obligations made of raw rows; reading them is the business of ``db.queries``."""
