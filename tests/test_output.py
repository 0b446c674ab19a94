"""The JSON that leaves: nothing that a claim says is lost on the way."""

import json
from decimal import Decimal

import msgspec
import pytest

from anyq import output
from anyq.amount import Amount
from anyq.article import Article
from anyq.claim import EventClaim, FigureClaim
from anyq.moment import Moment, Published


@pytest.mark.parametrize(
    ("inner", "outer", "elsewhere"),
    [
        (FigureClaim, output.FigureOut, set()),
        (EventClaim, output.EventOut, set()),
        (Article, output.ArticleOut, {"notes"}),
        (Amount, output.UnitAmountOut, set()),
        (Moment, output.TimeOut, set()),
        (Published, output.PublishedOut, set()),
    ],
)
def test_every_field_is_in_the_output(
    inner: type[msgspec.Struct], outer: type[msgspec.Struct], elsewhere: set[str]
) -> None:
    assert set(inner.__struct_fields__) - set(outer.__struct_fields__) == elsewhere


def test_decimals_are_plain_json_numbers() -> None:
    amount = Amount(
        Decimal("1.3E+9"),
        Decimal("1.25E+9"),
        None,
        "1,3 млрд доллар",
        "exact",
        "USD",
        Decimal("1E+8"),
    )
    line = output.json(output.amount(amount)).decode()
    assert '"value":1300000000,' in line
    assert json.loads(line)["high"] is None


def test_the_schema_names_what_others_build_on() -> None:
    defs = output.schema()["$defs"]
    assert set(defs["ReadingOut"]["properties"]) == {
        "page", "article", "entities", "figures", "events", "checks", "notes",
    }  # fmt: skip
    assert defs["AmountOut"]["properties"]["low"]["anyOf"][0] == {"type": "number"}
    assert {"start", "end", "precision", "text", "basis", "status", "candidates"} == set(
        defs["PublishedOut"]["properties"]
    )
