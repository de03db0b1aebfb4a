"""Figures for print and for slides: SVG, PDF and PNG, with everything said inside."""

from samverkan.export.figures.paper import DPI, SIZES, SUFFIXES
from samverkan.export.figures.sheet import Sheet

__all__ = ["DPI", "SIZES", "SUFFIXES", "Sheet"]
