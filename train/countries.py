"""Write `src/anyq/reading/data/countries.tsv`: territories of CLDR (through Babel) in Kazakh.

Run `python -m train.countries` after an update of Babel. The table is shipped, so that reading
a page needs no Babel and no CLDR at run time.
"""

import re
from pathlib import Path

import babel
from babel import Locale

TARGET = Path(__file__).parents[1] / "src/anyq/reading/data/countries.tsv"
# Codes that CLDR lists and that are no country or territory a text can act for.
LEFT_OUT = {"AC", "CP", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}
HEAD = """\
# Countries and territories: ISO 3166 alpha-2 and the Kazakh name of CLDR (Unicode licence).
# Made by `python -m train.countries` from Babel {version}. Press names: country_names.tsv.
code\tname
"""


def main() -> None:
    """Write the table."""
    names = Locale("kk").territories
    codes = sorted(code for code in map(str, names) if re.fullmatch("[A-Z]{2}", code))
    lines = [f"{code}\t{names[code]}" for code in codes if code not in LEFT_OUT]
    text = HEAD.format(version=babel.__version__) + "\n".join(lines) + "\n"
    TARGET.write_text(text, encoding="utf-8")
    print(f"{len(lines)} lines in {TARGET}")


if __name__ == "__main__":
    main()
