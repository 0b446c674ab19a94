"""Noun phrases that name no actor: what an event is about, and where it leads."""

import msgspec

from anyq.reading import frames
from anyq.reading.events.actors import modifies
from anyq.reading.events.clauses import QUOTES, Clauses, ends_mention
from anyq.reading.events.groups import JOINING
from anyq.reading.events.reach import Reach
from anyq.reading.events.triggers import Hit, lemmas
from anyq.reading.frames import Slot

ENDING = {"finite", "converb", "conditional"}
CHAINED = {"converb", "serial"}
HEADS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X"})
SPANS = {"жыл", "ай", "апта", "күн", "ғасыр", "маусым", "жаз", "күз", "қыс", "көктем", "түн", "кез"}
BARE = 3  # tokens to a name with no ending: `Астанаға` may be `Астана ресми сапары`
RIGHT = 10  # tokens from a participle to its noun, names of gatherings being long
CLOSING = frozenset(QUOTES.values())
ACCORDING = ("ынша", "інше")  # endings of what is only whose words they are
LOCAL = ("дағы", "дегі", "тағы", "тегі", "ғы", "гі", "қы", "кі")  # -ғы of place
ABOUT = ("туралы", "жөнінде", "жөніндегі", "бойынша", "үшін", "атындағы", "атты")
FIELDS = ("салада", "саласында", "салаларда", "салаларында")
INNER = frozenset((*ABOUT, *FIELDS, "тыс"))  # stand inside a phrase though their case would end it


class Phrase(msgspec.Struct, frozen=True):
    """What an event is about or where it is: tokens `first` to `last`, both included."""

    first: int
    last: int

    @property
    def tokens(self) -> range:
        """The indices of its tokens."""
        return range(self.first, self.last + 1)


def find_phrase(view: Clauses, hit: Hit, slot: Slot, limits: Reach) -> Phrase | None:
    """Find the noun phrase of a slot, nearest on the left."""
    if "Self" in slot.cases:
        return Phrase(phrase_start(view, hit.first, limits.clause), hit.first)
    if "Right" in slot.cases:
        return right_phrase(view, hit, slot)
    near = limits.clause if "clause" in slot.kinds else limits.near
    if "Bare" in slot.cases:
        near = max(near, hit.first - BARE)
    if "Touch" in slot.cases:
        near = max(near, hit.first - 1)
    if near and view.kinds[near - 1] == "nominal":
        near -= 1
    last = hit.first if "Bare" in slot.cases else hit.head
    for i in range(last - 1, near - 1, -1):
        if i not in hit.words and heads(view, i, slot) and is_thing(view, i, slot):
            return Phrase(phrase_start(view, i, after_trigger(hit, i, limits.clause)), i)
    return None


def after_trigger(hit: Hit, at: int, limit: int) -> int:
    """Return how far left a phrase at a token may begin: `сапармен Қазақстанға барды`."""
    return max([limit, *(word + 1 for word in hit.words if word < at)])


def right_phrase(view: Clauses, hit: Hit, slot: Slot) -> Phrase | None:
    """Find the noun that an attributive participle modifies, or what an event noun leads to."""
    if view.kinds[hit.head] != "participle" and hit.form != "noun":
        return None
    if hit.head + 1 < len(view.tokens) and view.tokens[hit.head + 1].lemma in SPANS:
        return None  # `өткен жылы`: last year
    for i in range(hit.head + 1, min(len(view.tokens), hit.head + 1 + RIGHT)):
        if view.kinds[i] in ENDING or view.tokens[i].text in {",", ";", ":"}:
            return None
        if is_thing(view, i, slot):
            return Phrase(hit.head + 1, i)
        if view.tokens[i].lemma in frames.classes()["gathering"]:
            return None  # `өтетін ойындарға дайындық отырысы`: the games are to be, not the sitting
    return None


def heads(view: Clauses, i: int, slot: Slot) -> bool:
    """Whether token `i` ends a phrase in the case of the slot."""
    token = view.tokens[i]
    if token.pos not in HEADS and view.mentions[i] is None and view.kinds[i] != "nominal":
        return False
    if "Bare" in slot.cases:
        return view.mentions[i] is not None and ends_mention(view, i) and case_of(view, i) == "Nom"
    if case_of(view, i) not in slot.cases:
        return False
    follows = view.tokens[i + 1].norm if i + 1 < len(view.tokens) else ""
    return follows in slot.after if slot.after else True


def case_of(view: Clauses, i: int) -> str:
    """Return the case in which the phrase that ends at token `i` stands."""
    mention = view.mentions[i]
    if mention is not None and ends_mention(view, i):
        return mention.case
    return view.feats[i].get("Case", "Nom" if mention is None else "")


def is_thing(view: Clauses, i: int, slot: Slot) -> bool:
    """Whether the phrase that ends at token `i` is of a kind that the slot takes."""
    mention = view.mentions[i]
    return any(is_of(kind, view, i, mention.kind if mention else None) for kind in slot.kinds)


def is_of(kind: str, view: Clauses, i: int, named: str | None) -> bool:
    """Whether the phrase that ends at token `i` is of a kind; `named` is that of its mention."""
    if kind in {"place", "country"}:
        return named == "place"
    if kind == "organisation":
        return named == "organisation"
    if kind == "clause":
        return view.kinds[i] == "nominal"
    if kind.startswith("@"):
        token = view.tokens[i]
        found = lemmas(token.lemma, token.pos, token.feats)
        return not frames.classes()[kind[1:]].isdisjoint(found)
    return True


def phrase_start(view: Clauses, head: int, limit: int) -> int:
    """Return the first token of the noun phrase that ends at `head`, not before `limit`."""
    first = head
    while first > limit:
        step = extends(view, first - 1, head)
        if step is None or step < limit:
            return first
        first = step
    return first


def extends(view: Clauses, i: int, head: int) -> int | None:
    """Return where a phrase that starts behind token `i` starts instead; None if it ends there."""
    token, mention = view.tokens[i], view.mentions[i]
    if token.text in CLOSING:
        return opener(view, i)
    if names_source(view, i) or (i and token.text == "," and names_source(view, i - 1)):
        return None
    if mention is not None:
        whole = mention is view.mentions[head]
        return mention_start(view, i) if whole or names_part(view, i, head) else None
    if is_subject(view, i) or disowned(view, i, head):
        return None
    if token.norm in JOINING:
        return i if i and joins(view, i - 1, head) else None
    return i if belongs(view, i) else None


def names_source(view: Clauses, i: int) -> bool:
    """Whether a word only says by whom it is told: `министрліктің хабарлауынша, рәсім өтті`."""
    return view.tokens[i].norm.endswith(ACCORDING) and "Person[psor]" in view.feats[i]


def names_part(view: Clauses, i: int, head: int) -> bool:
    """Whether a name before a noun is part of its phrase: by its case.

    The object of a verbal noun is too (`қорын құру`), and in a topic a place with -дағы.
    """
    mention = view.mentions[i]
    if mention is None or is_subject(view, i) or disowned(view, i, head):
        return False
    if mention.case in {"Nom", "Gen"} or (mention.case == "Acc" and verbal_noun(view, i + 1)):
        return True
    after = view.tokens[head + 1 : head + 2]
    return view.tokens[i].norm.endswith(LOCAL) and bool(after) and after[0].norm in ABOUT


def disowned(view: Clauses, i: int, head: int) -> bool:
    """Whether token `i` is a genitive that nothing up to the head of a phrase is owned by."""
    return case_of(view, i) == "Gen" and not owned(view, i, head)


def is_subject(view: Clauses, i: int) -> bool:
    """Whether token `i` is of a free nominative; one that a verbal noun follows is its object.

    `мемлекет құру туралы`, but `Қазақстан құру туралы` nobody writes.
    """
    group = next((g for g in view.groups if g.first <= i <= g.last and g.subject), None)
    if group is None:
        return False
    return group.actors[-1].kind != "people" or not verbal_noun(view, group.last + 1)


def owned(view: Clauses, i: int, head: int) -> bool:
    """Whether a noun between a genitive and the head of a phrase, or the head, says it is owned."""
    return any("Person[psor]" in view.feats[j] for j in range(i + 1, head + 1))


def belongs(view: Clauses, i: int) -> bool:
    """Whether a word before a noun is part of its phrase."""
    token = view.tokens[i]
    if token.norm == "бойынша":
        return not i or view.tokens[i - 1].lemma not in frames.classes()["framing"]
    if view.tokens[i + 1].norm == "тыс" and case_of(view, i) == "Abl":
        return True  # `кезектен тыс`
    if token.norm.endswith(LOCAL) or token.norm in INNER or view.kinds[i] == "participle":
        return True
    verbal = view.kinds[i] == "nominal" or verbal_noun(view, i + 1)
    adverb = view.tokens[i + 1].pos == "ADV" or view.tokens[i + 1].norm == "бірге"
    if adverb or view.kinds[i + 1] in CHAINED:  # `бірлесіп пайдалану`
        verbal = verbal or verbal_noun(view, i + 2)
    return verbal or modifies(token, view.feats[i], None, False)


def verbal_noun(view: Clauses, i: int) -> bool:
    """Whether token `i` is a verb made a noun, which keeps its object before it."""
    if i >= len(view.tokens):
        return False
    token = view.tokens[i]
    return view.kinds[i] == "nominal" or (
        token.pos == "NOUN" and token.lemma.endswith("у") and len(token.lemma) > len("тау")
    )


def opener(view: Clauses, i: int) -> int | None:
    """Return the opening mark of the quotation that closes at `i`."""
    close = view.tokens[i].text
    marks = (j for j in range(i - 1, -1, -1) if QUOTES.get(view.tokens[j].text) == close)
    return next(marks, None)


def joins(view: Clauses, i: int, head: int) -> bool:
    """Whether the word before a comma or `және` is coordinated with what follows."""
    if view.kinds[i] == "nominal":
        return True
    nouns = view.tokens[i].pos in {"NOUN", "PROPN", "ADJ"}
    return nouns and view.feats[i].get("Case", "Nom") in {"Nom", "Gen", case_of(view, head)}


def mention_start(view: Clauses, i: int) -> int:
    """Return the first token of the mention at `i`."""
    while i and view.mentions[i - 1] is view.mentions[i]:
        i -= 1
    return i
