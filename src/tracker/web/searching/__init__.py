"""Searching: what one reader may see of what the index gives, printed as pages print it."""
