"""What people are to be told by mail, and what became of each mail: rows, no events."""
