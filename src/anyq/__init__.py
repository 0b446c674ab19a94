"""Anyq reads the Kazakh-language press and keeps a record that can be checked."""

__version__ = "0.1.0"
