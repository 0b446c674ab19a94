"""The public JSON of pages that are more than one thing of the record."""
