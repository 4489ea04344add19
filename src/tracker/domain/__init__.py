"""What is true and what is allowed: pure rules over facts; no database, no web, no machine."""
