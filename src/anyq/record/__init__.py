"""The record package."""
