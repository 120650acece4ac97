"""Excel files of an office, read for import; what the store says of them is for the services."""
