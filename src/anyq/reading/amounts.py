"""Amounts in the text: quantities with their intervals, and the lemma of the thing counted."""

from collections.abc import Iterator, Sequence

from anyq.amount import Amount
from anyq.doc import AmountMention, Sentence, Token
from anyq.values import Quantity, find_quantities
from anyq.values.bounds import bounds

#: Parts of speech a counted noun may follow: `15 қазақстандық жауынгер`.
MODIFIERS = frozenset({"ADJ", "DET", "NUM"})
NOUNS = frozenset({"NOUN", "PROPN"})
#: Nouns that only say that things are counted: the noun before them is the thing.
LIGHT = frozenset({"түр", "дана", "бас", "тал", "данасы"})
#: How many words a counted noun may stand from its number.
REACH = 5


def read(text: str, sentences: Sequence[Sentence]) -> list[AmountMention]:
    """Find the amounts of an article.

    Args:
        text: `Article.text`.
        sentences: its sentences.

    Returns:
        Amounts in text order. The unit of a counted thing is the lemma of its noun; of a
        number that stands for things named before (`680-і`), their lemma; empty if unknown.
    """
    found: list[AmountMention] = []
    thing = ""
    for sentence in sentences:
        for quantity, unit in _units(sentence, thing):
            thing = unit if quantity.family == "count" and unit else thing
            found.append(_mention(text, quantity, unit))
    return found


def _units(sentence: Sentence, thing: str) -> Iterator[tuple[Quantity, str]]:
    """Yield each quantity with its unit; `thing` is what was counted last."""
    for quantity in find_quantities(sentence.tokens):
        if quantity.idle:
            continue
        if quantity.unit is not None:
            yield quantity, quantity.unit
            continue
        unit = counted(sentence.tokens, quantity)
        if not unit and quantity.partitive:
            unit = thing
        thing = unit or thing
        yield quantity, unit


def counted(tokens: Sequence[Token], quantity: Quantity) -> str:
    """Return the lemma of the noun that a number counts; empty if none follows it.

    The noun phrase runs over adjectives and bare nouns to the noun that carries its ending:
    `53 сайлау учаскесінде` counts учаске. A light noun keeps the one before it: `тауар түрі`.
    """
    if quantity.noun is None:
        return ""
    head, before = None, None
    for token in tokens[quantity.noun : quantity.noun + REACH]:
        if token.pos in NOUNS:
            if head is not None and not _links(head, token):
                break
            before, head = head, token
            if token.feat("Case") not in (None, "Nom") and not _is_possessive(token):
                break
        elif head is not None or token.pos not in MODIFIERS:
            break
    if head is None:
        return ""
    if head.lemma in LIGHT and before is not None:
        return f"{before.lemma} {head.norm if _is_possessive(head) else head.lemma}"
    return head.lemma


def _links(head: Token, token: Token) -> bool:
    """Whether the next noun continues the phrase: `сайлау учаскесі`, `интернет ресурс`."""
    return head.feat("Case") in (None, "Nom") and not _is_possessive(head) and _is_possessive(token)


def _is_possessive(token: Token) -> bool:
    return token.feat("Person[psor]") is not None or token.feat("Number[psor]") is not None


def _mention(text: str, quantity: Quantity, unit: str) -> AmountMention:
    exact_count = quantity.counted and quantity.family == "count"
    low, high = bounds(quantity.value, quantity.digit, quantity.approximation, exact_count)
    amount = Amount(
        value=quantity.value,
        low=low,
        high=high,
        text=text[quantity.start : quantity.end],
        approximation=quantity.approximation,
        unit=unit,
        digit=quantity.digit,
    )
    case = quantity.case.capitalize()
    return AmountMention(quantity.start, quantity.end, amount, quantity.rule, case)
