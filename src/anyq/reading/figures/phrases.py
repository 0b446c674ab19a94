"""What an amount measures in the words of its sentence, as a phrase in the nominative."""

from collections.abc import Sequence

from anyq.doc import Token
from anyq.reading.figures import words
from anyq.reading.figures.forms import in_nominative, participle, unit_noun
from anyq.reading.figures.places import Place, case_of

NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
JOINING = frozenset({"және", "мен", "пен", "бен"})
RANK_WORDS = 4  # before a rank: in what
WORDS = 6  # of a phrase
LOOKED = 6  # words from an amount to the verb that says what became of it
OBJECT = 3  # words from an amount to the object that it measures
NUMBER = "сан"
VERBAL = ("атын", "етін", "йтын", "йтін")
OF_OR_UP_TO = frozenset({"бойынша", "қарай", "дейін"})
DASHES = "–—-:"
STATED = ("Nom", "Acc")  # cases of what an amount is of
RATES = ("percent", "ratio", "time")  # families whose amounts have no noun of their own behind


def own(place: Place) -> str:
    """Return the phrase that an amount measures, in the words of its sentence.

    Of a count the noun with what became of it (`өз үйіне оралған адам`); of other units the
    noun phrase before or after the amount, or the participle of its verb (`бөлінген қаражат`);
    else the unit.
    """
    if place.mention.rule == "rank":
        return " ".join([*_as_printed(place), place.mention.amount.unit])
    if words.family(place.mention.amount.unit) == "count":
        return _counted(place)
    return _measured(place)


def _counted(place: Place) -> str:
    unit = place.mention.amount.unit
    before = _before(place)
    if not unit:
        return " ".join(before or _after(place)) or NUMBER
    noun, rest = _noun_of(place)
    verb = _verb(rest)
    if verb is None or any(_is_clause(one) for one in rest[:verb]):
        return " ".join([*noun, unit])
    if rest[verb].lemma in words.listed("level_verbs") or words.verb_signal(rest[verb]):
        owned = any(one.feat("Person[psor]") == "3" for one in place.before[-1:])
        return " ".join(before) if before and owned else " ".join([*noun, unit])
    told = [one.norm for one in rest[:verb] if one.pos != "ADP"]
    return " ".join([*told, participle(rest[verb].norm) or "", *noun, unit])


def _is_clause(token: Token) -> bool:
    """Whether a word says that a clause of its own stands between: `деп бағалаған`, `жататын`."""
    verbal = token.feat("VerbForm") in ("Part", "Ger") or token.norm.endswith(VERBAL)
    subject = token.feat("Person[psor]") == "3" and case_of(token) == "Nom"
    return verbal or subject or token.norm == "деп"


def _noun_of(place: Place) -> tuple[list[str], Sequence[Token]]:
    """Return the adjectives before the counted noun, and the words behind it."""
    last = place.mention.amount.unit.split()[-1]
    after = place.after
    first = place.mention.amount.unit.split()[0]
    for index, token in enumerate(after[:LOOKED]):
        if last in (token.lemma, token.norm):
            if case_of(token) in ("Abl", "Gen"):
                return [], ()
            nouns = [one.norm for one in after[:index] if one.pos == "ADJ" and one.norm != first]
            return [one for one in nouns if one not in words.listed("around")], after[index + 1 :]
    inside = any(last in (one.lemma, one.norm) for one in place.tokens[place.first : place.last])
    return [], after if inside else ()


def _verb(tokens: Sequence[Token]) -> int | None:
    """Return the verb that tells what became of what is counted; None where a stop comes first."""
    for index, token in enumerate(tokens[:LOOKED]):
        if token.pos == "PUNCT" or token.pos == "CCONJ":
            return None
        if participle(token.norm) and token.pos in ("VERB", "AUX"):
            return index
    return None


def _measured(place: Place) -> str:
    family = words.family(place.mention.amount.unit)
    before = _before(place)
    after = _lasting(place) if family in RATES else _after(place)
    owned = bool(before) and place.before[-1].feat("Person[psor]") == "3"
    if after and (not owned or _is_done_to(place)):
        return " ".join(after)
    if family == "money" and not owned and (given := _given(place)):
        return f"{given} қаражат"
    return " ".join(before or after) or _bought(place) or _listed(place) or _told(place, family)


def _lasting(place: Place) -> list[str]:
    """Return what lasts so long: `екі күндік жұмыс сапарымен`; nothing after another unit."""
    if not place.tokens[place.last - 1].norm.endswith(words.starts("lasting_endings")):
        return []
    phrase: list[Token] = []
    for token in place.after[:WORDS]:
        if token.pos not in NOMINAL:
            break
        phrase.append(token)
        if case_of(token) != "Nom" or token.feat("Person[psor]"):
            break
    return in_nominative(phrase)


def _is_done_to(place: Place) -> bool:
    """Whether an object stands right behind the amount: `326 мың м2 жол төсемін жөндеді`."""
    return any(one.pos == "NOUN" and case_of(one) == "Acc" for one in place.after[:OBJECT])


def has_words(place: Place) -> bool:
    """Whether a noun behind the amount, or behind the last of its list, says what it measures."""
    return bool(_after(place) or _bought(place) or _listed(place))


def _listed(place: Place, unit: str = "") -> str:
    """Return the noun that a list prints once, at its end: `Қытай 185 т, Иран 119 т бидай алды`."""
    for index, (first, last, other) in enumerate(place.later):
        if other == (unit or place.mention.amount.unit):
            until = place.later[index + 1][0] if index + 1 < len(place.later) else len(place.tokens)
            found = _after(place._replace(first=first, last=last, until=until))
            if found:
                return " ".join(found)
    return ""


def _bought(place: Place) -> str:
    """Return what a sum was paid for where its amount follows: `72 млн долларға 616 т бидай`."""
    if words.family(place.mention.amount.unit) != "money" or place.case != "Dat":
        return ""
    if not place.later or place.later[0][0] != place.last:
        return ""
    first, last, unit = place.later[0]
    if words.family(unit) in (*RATES, "money"):
        return ""
    until = place.later[1][0] if len(place.later) > 1 else len(place.tokens)
    goods = place._replace(first=first, last=last, until=until, later=place.later[1:])
    found = " ".join(_after(goods)) or _listed(goods, unit)
    return f"{found} құны" if found else ""


def _told(place: Place, family: str) -> str:
    """Return the participle of the verb with the unit: what is left where no noun is printed."""
    verb = _verb(place.after)
    told = participle(place.after[verb].norm) if verb is not None else None
    noun = "қаражат" if family == "money" else unit_noun(place.mention.amount.unit)
    level = verb is not None and place.after[verb].lemma in words.listed("level_verbs")
    if family == "percent":
        owned = place.tokens[place.last - 1].feat("Person[psor]") == "3"
        return "үлес" if owned else "көрсеткіш"
    return f"{told} {noun}" if told and not level and family not in RATES else noun


def _given(place: Place) -> str | None:
    """Return the participle of a verb that says what became of money: `бөлінген`."""
    for token in place.after[:LOOKED]:
        if token.pos == "PUNCT":
            return None
        if any(words.is_verb(token, verb) for verb in words.listed("given")):
            return participle(token.norm)
    return None


def _before(place: Place) -> list[str]:
    """Return the last noun phrase before an amount whose head says what is measured."""
    share = place.tokens[place.last - 1].feat("Person[psor]") == "3"
    cases = (*STATED, "Gen") if share else STATED
    phrase: list[Token] = []
    passing = False
    for index in reversed(range(place.since, place.first)):
        token = place.tokens[index]
        if index in place.aside | place.dated or _compares(token):
            continue
        if phrase:
            if not _modifies(token) or len(phrase) == WORDS:
                break
            phrase.append(token)
        elif _ends(token):
            break
        elif _is_head(token, cases) and not (passing and _bare(token)):
            if index not in place.named:
                phrase.append(token)
        else:
            passing = _governs(token) or (passing and _bare(token) and token.pos != "PRON")
    return in_nominative(_whole(phrase[::-1]))


def _compares(token: Token) -> bool:
    """Whether a word only says against what: `өткен жылмен салыстырғанда`."""
    return token.norm.startswith(words.starts("compared_stems"))


def _ends(token: Token) -> bool:
    """Whether no phrase is looked for beyond a word: a verb, a stop that is no dash."""
    if token.pos in ("VERB", "AUX"):
        return token.feat("VerbForm") != "Ger" or case_of(token) != "Nom"
    return token.pos == "PUNCT" and token.norm not in DASHES


def _governs(token: Token) -> bool:
    """Whether bare nouns before a word belong to it: `құрылыс жұмыстарына`, `жақындау үшін`."""
    return token.feat("Person[psor]") == "3" or (
        token.pos == "ADP" and token.norm not in OF_OR_UP_TO
    )


def _bare(token: Token) -> bool:
    return token.feat("Person[psor]") is None or case_of(token) == "Gen"


def beside(place: Place) -> str:
    """Return the noun right before an amount that names it: `жоспар 101 %`, `мұнай – 3 млрд`."""
    passed = place.aside | place.dated
    near = [i for i in range(place.since, place.first) if i not in passed]
    near = [i for i in near if place.tokens[i].norm not in DASHES]
    token = place.tokens[near[-1]] if near else None
    if token is None or token.pos != "NOUN" or case_of(token) != "Nom" or near[-1] in place.named:
        return ""
    vague = words.listed("empty") | words.listed("anaphor") | words.listed("whole")
    bare = token.feat("Person[psor]") is None and token.lemma not in vague
    return " ".join(_before(place)) if bare else ""


def _whole(phrase: list[Token]) -> list[Token]:
    """Return a phrase without the end of another that `және` joins to it."""
    for index, token in enumerate(phrase):
        if token.norm in JOINING and (index == 0 or phrase[index - 1].pos != "NOUN"):
            return _whole(phrase[index + 1 :])
    return phrase


def _as_printed(place: Place) -> list[str]:
    """Return the nominal words before a rank, in their cases: `жалпы есепте`."""
    phrase: list[str] = []
    for token in reversed(place.before):
        nominal = token.pos in NOMINAL or (token.pos == "VERB" and token.norm.endswith("у"))
        if nominal and len(phrase) < RANK_WORDS:
            phrase.append(token.norm)
        elif phrase:
            break
    return phrase[::-1]


def _is_head(token: Token, cases: Sequence[str]) -> bool:
    named = token.feat("VerbForm") == "Ger"
    return (token.pos == "NOUN" or named) and case_of(token) in cases


def _modifies(token: Token) -> bool:
    """Whether a word may stand before the head of its phrase: bare, genitive, `…дағы`."""
    if token.pos not in NOMINAL and token.feat("VerbForm") not in ("Ger", "Part"):
        return token.norm in JOINING
    return case_of(token) in ("Nom", "Gen") or token.norm.endswith(words.starts("attributes"))


def _after(place: Place) -> list[str]:
    """Return the noun phrase that follows an amount: `5 млн теңге мөлшерінде көмек`."""
    phrase: list[Token] = []
    for token in place.after[:WORDS]:
        passed = token.norm in words.listed("around") or token.lemma in words.listed("in_size")
        if not phrase and (passed or token.norm in JOINING):
            continue
        bare = token.pos in ("NOUN", "ADJ") and case_of(token) in STATED
        done_to = bool(phrase) and token.pos == "NOUN" and case_of(token) == "Acc"
        fits = bare and (done_to or token.feat("Person[psor]") is None)
        if not fits and token.norm not in JOINING:
            break
        phrase.append(token)
        if token.pos == "NOUN" and case_of(token) == "Acc":
            break
    while phrase and phrase[-1].pos != "NOUN":
        phrase.pop()
    return in_nominative(phrase)
