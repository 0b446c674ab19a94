"""Charts as SVG, drawn here: no style and no script inside, so that the strict policy holds."""
