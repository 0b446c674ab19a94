"""The capture package."""
