"""What can be said: terms, tables, identity and the rules a register must follow."""
