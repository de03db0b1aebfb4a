"""Reports: documents made of what is known, with the statements behind every number in them."""
