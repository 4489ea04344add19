"""Taking a register into the record: each row once, an amended row as a correction, nothing of people's undone."""
