"""What each verb of a sentence does in the chain of its clauses."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Literal

from anyq.doc import Token

# What a token does in the chain of clauses: finite verb; converb that ends a clause; converb
# before its auxiliary; conditional; participle before a noun; verb made a noun; anything else.
Kind = Literal["finite", "converb", "serial", "conditional", "participle", "nominal", ""]
OPENING = {"«", "“", "„"}
NEGATIONS = {"жоқ", "емес"}
PARTICIPLE = re.compile("(ған|ген|қан|кен|атын|етін|йтын|йтін)$")


@lru_cache(maxsize=4096)
def features(feats: str) -> Mapping[str, str]:
    """Read `Case=Loc|Number=Plur`."""
    return dict(pair.split("=", 1) for pair in feats.split("|") if "=" in pair)


def verb_kind(tokens: Sequence[Token], feats: Sequence[Mapping[str, str]], i: int) -> Kind:
    """Say what token `i` does in the chain of clauses. Features are those of UD_Kazakh-KTB."""
    form, mood = feats[i].get("VerbForm", ""), feats[i].get("Mood", "")
    if is_noun(tokens[i], feats[i]) or (mood == "Imp" and "Polite" not in feats[i]):
        return ""  # a bare stem is in print a noun tagged wrong more often than a command
    follows = following(tokens, i)
    if mood == "Cnd":
        return "conditional"
    if form == "Ger":
        return "" if feats[i].get("Number") == "Plur" else "nominal"
    if form in {"Conv", "Inf"}:
        return "serial" if follows in {"VERB", "AUX"} else "converb"
    if form == "Part" or PARTICIPLE.search(tokens[i].norm):
        return participle(follows, tokens[i + 1 : i + 2])
    return "finite"


def is_noun(token: Token, feats: Mapping[str, str]) -> bool:
    """Whether a token is no verb, or one made a noun for those who do it (`жүргізуші`)."""
    doer = feats.get("Mood") == "Pot" and feats.get("VerbForm") == "Part"
    return doer or token.pos not in {"VERB", "AUX"}


def participle(follows: str, after: Sequence[Token]) -> Kind:
    """Say what a participle does by the word behind it: `келген ел`, `келген соң`, `келген жоқ`."""
    if follows in {"", "PUNCT", "AUX", "VERB"} or after[0].lemma in NEGATIONS:
        return "finite"
    return "converb" if follows == "ADP" else "participle"


def following(tokens: Sequence[Token], i: int) -> str:
    """Return the tag of the next token that is no particle; empty at the end."""
    for token in tokens[i + 1 : i + 4]:
        if token.text in OPENING:
            return "PROPN"  # a name in quotation marks
        if token.pos != "PART":
            return token.pos
    return ""
