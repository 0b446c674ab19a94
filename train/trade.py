"""Make `anyq/checks/data/trade.tsv` from the yearly trade of Kazakhstan by partner.

Run: `python -m train.trade`. Reads `../shared/data/reference/kz-trade-by-partner.csv`.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

from babel import Locale

from anyq.data import parse_rows

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT.parent / "shared/data/reference/kz-trade-by-partner.csv"
TARGET = ROOT / "src/anyq/checks/data/trade.tsv"
PARTNERS = ROOT / "train/partners.tsv"
COLUMNS = ("partner", "year", "turnover", "exports", "imports", "workbook_year")
HEAD = """\
# Kazakhstan's trade in goods by partner, thousand USD, as printed in each yearly workbook of the
# Bureau of National Statistics (figures are revised: one row a partner, year and workbook; an empty
# cell is one left empty there). Partner: ISO 3166 alpha-2; 001 the world, 002 Africa, 009 Oceania,
# 019 the Americas, 142 Asia, 150 Europe (UN M49); CIS, EAEU, EU; A-B: A without B.
# Workbooks, their source and licence: vintages.tsv. Made by train/trade.py.
"""


def codes() -> dict[str, str]:
    """Return the code of each Russian name, folded to lower case."""
    known = {
        name.casefold(): code
        for code, name in Locale("ru").territories.items()
        if len(code) == 2 and code.isalpha()
    }
    own = {
        row["name"].casefold(): row["code"] for row in parse_rows(PARTNERS.read_text(), "partners")
    }
    return known | own


def facts() -> Iterator[tuple[str, ...]]:
    """Yield one row a partner, year and workbook."""
    code = codes()
    with SOURCE.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            yield code[row["partner_ru"].casefold()], *(row[column] for column in COLUMNS[1:])


def main() -> None:
    """Write the table, sorted, without repeated rows."""
    order = sorted(set(facts()), key=lambda row: (row[0], row[1], row[5]))
    lines = ["\t".join(row) for row in (COLUMNS, *order)]
    TARGET.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{TARGET.relative_to(ROOT)}: {len(order)} rows")


if __name__ == "__main__":
    main()
