"""Amounts in the text: quantities with their intervals, and the lemma of the thing counted."""

from collections.abc import Iterator, Sequence
from functools import cache

from anyq.amount import Amount
from anyq.data import rows
from anyq.doc import AmountMention, Sentence, Token
from anyq.values import Quantity, Values, find_values
from anyq.values.bounds import bounds

#: Parts of speech a counted noun may follow: `15 қазақстандық жауынгер`.
MODIFIERS = frozenset({"ADJ", "DET", "NUM"})
NOUNS = frozenset({"NOUN", "PROPN"})
#: Endings of nouns used as adjectives: `рейтингілік ұпай`, `ауылдық кітапхана`.
ADJECTIVAL = ("лық", "лік", "дық", "дік", "тық", "тік")
PACKAGE = "anyq.reading"
#: Endings of nouns of agents that follow their object: `тапсырыс беруші`.
AGENTS = ("ушы", "уші")
PARTICIPLES = ("ған", "ген", "қан", "кен")
#: After a number in the dative they compare it with what was counted before.
COMPARED = frozenset({"көп", "аз", "артық", "кем"})
DASHES = frozenset("-–—")
#: How many words a counted noun may stand from its number.
REACH = 5
#: Auxiliaries that end a clause before the noun it belongs to: `2 дүкен ашып жатқан кәсіпкер`.
STANDING = frozenset({"тұрған", "отырған", "жатқан", "жүрген"})


def read(
    text: str, sentences: Sequence[Sentence], values: Sequence[Values] | None = None
) -> list[AmountMention]:
    """Find the amounts of an article.

    Args:
        text: `Article.text`.
        sentences: its sentences.
        values: what `find_values` gives for each sentence, if it has been called already.

    Returns:
        Amounts in text order. The unit of a counted thing is the lemma of its noun; of a
        number that stands for things named before (`680-і`), their lemma; empty if unknown.
    """
    found: list[AmountMention] = []
    thing = ""
    for index, sentence in enumerate(sentences):
        _, quantities = values[index] if values is not None else find_values(sentence.tokens)
        for quantity, unit in _units(sentence, quantities, thing):
            if quantity.family == "count":
                thing = unit or thing
            elif unit in _shared():
                unit = _currency(unit, sentences[:index], sentence.tokens[: quantity.first])
            found.append(_mention(text, quantity, unit))
    return found


def _currency(unit: str, earlier: Sequence[Sentence], before: Sequence[Token]) -> str:
    """Return the currency meant by a name that several countries use: манат, крона, динар.

    It is that of the country named last before the amount.
    """
    lines = _shared()[unit]
    for tokens in (before, *(sentence.tokens for sentence in reversed(earlier))):
        for token in reversed(tokens):
            for stem, code in lines:
                if token.norm.startswith(stem):
                    return code
    return unit


@cache
def _shared() -> dict[str, list[tuple[str, str]]]:
    """Return the lines of currencies.tsv by the code read."""
    table: dict[str, list[tuple[str, str]]] = {}
    for row in rows(PACKAGE, "currencies.tsv"):
        table.setdefault(row["read"], []).append((row["country"], row["code"]))
    return table


def _units(
    sentence: Sentence, quantities: Sequence[Quantity], thing: str
) -> Iterator[tuple[Quantity, str]]:
    """Yield each quantity with its unit; `thing` is what was counted last."""
    for quantity in quantities:
        if quantity.idle:
            continue
        if quantity.unit is not None:
            yield quantity, quantity.unit
            continue
        unit = counted(sentence.tokens, quantity)
        if not unit and _is_of_the_same(sentence.tokens, quantity):
            unit = thing
        thing = unit or thing
        yield quantity, unit


def _is_of_the_same(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """Whether a number without noun counts what was counted before it.

    `оның 680-і`, `былтырғыдан 118-ге көп`, `Алматыда – 260 мың`.
    """
    after = tokens[quantity.last].norm if quantity.last < len(tokens) else ""
    before = tokens[quantity.first - 1].text if quantity.first else ""
    compared = quantity.case == "dat" and after in COMPARED
    listed = not quantity.case and before in DASHES
    return quantity.partitive or compared or listed


def counted(tokens: Sequence[Token], quantity: Quantity) -> str:
    """Return the lemma of the noun that a number counts; empty if none follows it.

    The noun phrase runs over adjectives and bare nouns to the noun that carries its ending:
    `53 сайлау учаскесінде` counts учаске. A light noun keeps the one before it: `тауар түрі`.
    """
    if quantity.noun is None:
        return ""
    reach = _past_clause(tokens, quantity.noun)
    phrase = _noun_phrase(reach)
    if not phrase:
        return _nominal(reach, bare=not quantity.case)
    head = phrase[-1]
    if len(phrase) > 1:
        if _role(head) == "light":
            return f"{phrase[-2].lemma} {_possessed()[head.lemma]}"
        if head.norm.endswith(AGENTS):
            return f"{phrase[-2].lemma} {head.norm}"
    return head.norm if _role(head) == "counter" else head.lemma


def _past_clause(tokens: Sequence[Token], first: int) -> Sequence[Token]:
    """Return the words a noun is looked for in: those behind `жұмыс істеп тұрған`."""
    reach = tokens[first : first + REACH]
    norms = [token.norm for token in reach]
    if len(norms) > 3 and norms[1].endswith("п") and norms[2] in STANDING:
        return tokens[first + 3 : first + 3 + REACH]
    return reach


def _noun_phrase(tokens: Sequence[Token]) -> list[Token]:
    """Return the nouns of the phrase that begins at a number, its head last."""
    phrase: list[Token] = []
    for index, token in enumerate(tokens):
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if _role(token) == "counter":
            return [token]
        if _is_modifier(token, following):
            continue
        is_noun = token.pos in NOUNS or bool(phrase and token.norm.endswith(AGENTS))
        if not is_noun or (phrase and not _links(phrase[-1], token)):
            break
        phrase.append(token)
        if _is_closed(token, following):
            break
    return phrase


def _is_modifier(token: Token, following: Token | None) -> bool:
    """Whether a word stands before the noun: an adjective, or a noun used as one.

    A counted noun is singular, so a plural one stands before another: `4 балалар үйі`.
    """
    if token.pos in MODIFIERS:
        return True
    if following is None or following.pos not in NOUNS:
        return False
    if token.feat("VerbForm") == "Ger":  # `97 бордақылау алаңы`
        return _is_possessive(following)
    if _role(token) == "modifier" or token.feat("Number") == "Plur":
        return True
    return token.pos in NOUNS and token.norm.endswith(ADJECTIVAL) and _role(token) != "head"


def _is_closed(token: Token, following: Token | None) -> bool:
    """Whether the phrase ends with this noun: a counted one, or one with a case ending.

    Of two counted ones the second is meant: `8 ауыл тұрғыны`.
    """
    if _role(token) == "head":
        both = following is not None and _links(token, following) and _role(following) == "head"
        return not both
    return token.feat("Case") not in (None, "Nom")


def _links(head: Token, token: Token) -> bool:
    """Whether the next noun continues the phrase: `сайлау учаскесі`, `тапсырыс беруші`."""
    if token.norm.startswith("бір-бір"):  # `6 көлік бір-біріне соғылды`: each other
        return False
    return not _is_possessive(head) and (_is_possessive(token) or token.norm.endswith(AGENTS))


def _is_possessive(token: Token) -> bool:
    return token.feat("Person[psor]") is not None or token.feat("Number[psor]") is not None


def _nominal(tokens: Sequence[Token], bare: bool) -> str:
    """Return another word used as a noun: `220 сотталған`, `100 мыңға жуық ерікті`.

    After a bare number a finite verb is rather a noun that the tagger does not know, unless
    it is one that often ends such a clause (`саны 15 болды`).
    """
    first = tokens[0]
    if _role(first) == "verb":
        return ""
    if first.pos == "ADJ":
        goes_on = len(tokens) > 1 and tokens[1].pos not in ("VERB", "AUX", "PUNCT")
        return "" if goes_on or first.norm.endswith(ADJECTIVAL) else first.lemma
    if first.pos != "VERB" or not bare:
        return ""
    participle = first.norm.endswith(PARTICIPLES)
    return first.norm if participle or first.feat("VerbForm") == "Fin" else ""


@cache
def _possessed() -> dict[str, str]:
    """Return the light nouns with the ending of possession: түр -> түрі."""
    return {row["noun"]: row["possessed"] for row in rows(PACKAGE, "counted.tsv")}


@cache
def _roles() -> dict[str, str]:
    return {row["noun"]: row["role"] for row in rows(PACKAGE, "counted.tsv")}


def _role(token: Token) -> str:
    """Return the role of a noun in counted.tsv; empty if it has none."""
    roles = _roles()
    return roles.get(token.norm) or roles.get(token.lemma, "")


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
