"""Tokens: made, listed, revoked; only hashes are kept."""

import stat
from pathlib import Path

import pytest
from click.testing import CliRunner

from anyq.cli import main
from anyq.errors import DataError, Unknown
from anyq.server.tokens import PREFIX, Tokens


def test_a_token_is_kept_as_its_hash_and_for_its_owner_alone(tokens: Path) -> None:
    made = Tokens(tokens).create("newsroom")
    assert made.startswith(PREFIX)
    assert made not in tokens.read_text()
    assert stat.S_IMODE(tokens.stat().st_mode) == 0o600
    assert Tokens(tokens).holder(made) == "newsroom"
    assert Tokens(tokens).holder(made + "x") is None


def test_a_revoked_name_can_be_given_again(tokens: Path) -> None:
    kept = Tokens(tokens)
    first = kept.create("newsroom")
    kept.revoke("newsroom")
    second = kept.create("newsroom")
    assert kept.holder(first) is None
    assert kept.holder(second) == "newsroom"
    assert len(kept.all()) == 2


@pytest.mark.parametrize("name", ["", "a b", "<b>", "x" * 65])
def test_a_name_is_plain(name: str, tokens: Path) -> None:
    with pytest.raises(Unknown):
        Tokens(tokens).create(name)


def test_names_are_given_once(tokens: Path) -> None:
    Tokens(tokens).create("newsroom")
    with pytest.raises(Unknown):
        Tokens(tokens).create("newsroom")
    with pytest.raises(Unknown):
        Tokens(tokens).revoke("other")


def test_a_damaged_file_is_told(tokens: Path) -> None:
    tokens.write_text("{")
    with pytest.raises(DataError):
        Tokens(tokens).all()


def test_the_command(tokens: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANYQ_TOKENS", str(tokens))
    run = CliRunner().invoke
    made = run(main, ["token", "create", "desk"]).output.strip()
    assert Tokens(tokens).holder(made) == "desk"
    assert run(main, ["token", "list"]).output.startswith("desk\t")
    assert run(main, ["token", "revoke", "desk"]).exit_code == 0
    again = run(main, ["token", "revoke", "desk"])
    assert again.exit_code == 1
    assert "desk" in again.output
