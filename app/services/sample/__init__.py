"""The parts of the sample book; ``app.services.sample_book`` puts them together."""
