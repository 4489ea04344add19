"""What strangers are given of the log: tiles of its tree, and signed checkpoints (C2SP)."""
