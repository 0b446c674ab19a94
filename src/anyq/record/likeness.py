"""Whether two names may be of one: spelling variants, scripts, initials, patronymics."""

FOLDED = str.maketrans("қғңөүұәіһёэйыщо", "кгнуууаихееииш" + "у", "ьъ’'ʼ«»\"“”.-– ")


def fold(kind: str, name: str) -> str:
    """Return what all spellings of a name share: of a person that of the surname."""
    words = name.split()
    last = words[-1] if kind == "person" and words else name
    folded = last.lower().translate(FOLDED).replace("дж", "ж")
    return f"{kind}:{''.join(a for a, b in zip(folded, folded[1:] + ' ', strict=True) if a != b)}"
