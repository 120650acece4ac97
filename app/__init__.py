"""Everything of Sổ Địa Bàn that can be thought about without a window or a file."""
