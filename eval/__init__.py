"""Accuracy against public data, with pinned floors."""
