"""How Sphinx builds these pages: `make docs`."""

from samverkan import __version__

project = "samverkan"
author = "The samverkan authors"
project_copyright = "2026, The samverkan authors"
version = release = __version__
language = "en"

extensions = ["myst_parser", "sphinx.ext.autodoc"]
exclude_patterns = ["_build"]

html_theme = "furo"
html_title = f"samverkan {release}"
html_last_updated_fmt = None

# What docstrings write between single backticks is code.
default_role = "literal"
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
myst_heading_anchors = 3
