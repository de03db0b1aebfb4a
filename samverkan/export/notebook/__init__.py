"""Answers, networks and pictures as a notebook shows them."""
