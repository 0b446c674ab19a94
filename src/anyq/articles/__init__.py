"""The articles package."""
