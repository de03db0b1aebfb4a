"""What comes in: registers, tables and RDF from outside."""
