"""Language of the program: translation of its texts, Vietnamese text rules and formats."""
