"""Parts of the generator: the country, the plan, the work, the words and the rows of a register."""
