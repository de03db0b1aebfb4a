"""`python -m samverkan` is `samverkan`."""

from samverkan.cli import main

main()
