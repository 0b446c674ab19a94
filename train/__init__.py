"""Recipes that make the model files."""
