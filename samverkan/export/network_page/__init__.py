"""The page of a network: one file of HTML that stands alone, whoever draws the picture in it."""

from samverkan.export.network_page.html import page

__all__ = ["page"]
