"""Write `src/anyq/output/country_codes.tsv`: the three-letter codes of countries.

Run `python -m train.country_codes` after an update of Babel, whose CLDR data give them.
"""

from pathlib import Path

import babel
from babel.core import get_global

from anyq.data import rows

TARGET = Path(__file__).parents[1] / "src/anyq/output/country_codes.tsv"
GONE = {"BUR", "ZAR", "SCG", "YUG", "DDR", "FXX", "TMP", "YMD"}  # of states that are no more
HEAD = """\
# Countries: ISO 3166 alpha-2, as claims have it, and alpha-3, as PLOVER and GDELT have it.
# Made by `python -m train.country_codes` from Babel {version}. EU is no ISO code: EUR.
code\talpha3
EU\tEUR
"""


def main() -> None:
    """Write the table."""
    aliases = get_global("territory_aliases")
    alpha3 = {
        codes[0]: name
        for name, codes in aliases.items()
        if len(name) == len("KAZ") and name.isalpha() and name not in GONE and len(codes) == 1
    }
    known = [row["code"] for row in rows("anyq.reading", "data/countries.tsv")]
    lines = [f"{code}\t{alpha3[code]}" for code in known]
    TARGET.write_text(
        HEAD.format(version=babel.__version__) + "\n".join(lines) + "\n", encoding="utf-8"
    )
    print(f"{len(lines)} lines in {TARGET}")


if __name__ == "__main__":
    main()
