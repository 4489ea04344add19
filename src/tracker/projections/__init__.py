"""Read models: what pages are made from. Every one can be dropped and rebuilt from the log."""
