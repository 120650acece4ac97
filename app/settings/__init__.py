"""Settings of this machine: one typed table, one small file. Nothing of a book stands in it."""
