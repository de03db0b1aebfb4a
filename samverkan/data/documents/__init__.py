"""What documents say: their text, the names in it, and the rows that it may be worth."""
