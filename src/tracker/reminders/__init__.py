"""What is owed to whom and when, the letters that say so, and the clock that sends them."""
