"""The event store: what was recorded, in order, for ever, and the proof that nobody changed it since."""
