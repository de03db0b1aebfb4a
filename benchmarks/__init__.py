"""Measurements: ratios side by side in one run, from the shipped register or generated ones."""
