"""The commands: arguments in, one call of the library, the answer out."""
