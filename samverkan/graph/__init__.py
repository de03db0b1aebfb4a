"""What is known: the store, the questions, and the networks drawn from it."""
