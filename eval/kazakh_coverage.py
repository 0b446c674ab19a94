"""Words of KazNERD, none of it used to build the lexicon: how many have a reading, of what kind."""

from pathlib import Path

from anyq.kazakh import lattice, tokens

NAME = "kazakh_coverage"
DATA = ("entities/kaznerd-dev.iob2",)
RECIPE = ("src/anyq/kazakh/*.py", "src/anyq/kazakh/*.tsv", "src/anyq/kazakh/*.bin")
RETRAINS = False

_SHARED = Path("../shared/data")
_BACKED = frozenset(("closed", "lexicon", "derived", "number", "abbreviation", "memory"))


def measure() -> dict[str, float]:
    """Return the shares of word tokens with a lexicon-backed reading, and with any."""
    backed = some = total = 0
    for line in (_SHARED / DATA[0]).read_text("utf-8").splitlines():
        form = line.split(" ")[0].split("\t")[0]
        if not form or not form[0].isalpha():
            continue
        readings = lattice.readings(tokens.norm(form), lattice.place(form, False))
        total += 1
        some += bool(readings)
        backed += any(r.source in _BACKED for r in readings)
    return {"backed": round(backed / total, 4), "any": round(some / total, 4)}
