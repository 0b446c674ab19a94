"""How does one read, check and cite the record in a browser, or from a program over HTTP?

`anyq serve` runs it; `app.create` makes the application of a `Settings`. A page is a `View`
(`view.py`): what it asks, what it finds, how that looks as HTML, JSON and CSV. `views/` holds one
module a page, `site.py` lists them. `docs/web.md` tells users the addresses.

Importing this package imports Litestar, Jinja and SQLAlchemy: do so only where pages are served.
"""
