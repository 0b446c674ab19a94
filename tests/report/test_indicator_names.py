from anyq.data import rows


def test_every_indicator_has_a_name_in_three_languages() -> None:
    named = {row["key"]: row for row in rows("anyq.report", "messages.tsv")}
    ids = [row["id"] for row in rows("anyq.reading", "data/indicators.tsv")]
    assert all(all(named[f"indicator.{one}"].values()) for one in ids)
