"""Measures of any networkx graph; `samverkan.analysis.measures` is the door to them."""
