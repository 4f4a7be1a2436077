"""Danger, harm and private persons: a fixed text with whom to contact."""
