"""What is the article on this page? `Page` -> `Article`.

Useful for: headline, body, author, credit, the date with its clues, and the rail, from text
captures and HTML. Not useful for: what the article says (`anyq.reading`).
"""

from anyq.articles.reader import read

__all__ = ["read"]
