"""The kazakh package."""
