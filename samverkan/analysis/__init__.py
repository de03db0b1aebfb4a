"""What it means: coverage, gaps, overlaps, and the structure of collaboration."""
