"""The title of a document that a sentence leaves unnamed: `құжатқа қол қойды. … туралы шарт …`."""

import msgspec

from anyq.claim import EventObject
from anyq.doc import Doc
from anyq.reading import frames
from anyq.reading.events import wording
from anyq.reading.events.cast import Cast
from anyq.reading.events.clauses import Clauses, prepare
from anyq.reading.events.phrases import phrase_start


class Title(msgspec.Struct, frozen=True):
    """A document named by its title, and where the title ends in the text."""

    thing: EventObject
    end: int


def generic(text: str) -> bool:
    """Whether an object is called only a document (`маңызды құжат`), with no title."""
    return text.split()[-1] in frames.classes()["untitled"] and "туралы" not in text


def following(doc: Doc, index: int, cast: Cast) -> Title | None:
    """Find the title in the sentence after `index`, in the same paragraph."""
    if index + 1 >= len(doc.sentences):
        return None
    here, after = doc.sentences[index], doc.sentences[index + 1]
    if "\n" in doc.text[here.end : after.start]:
        return None
    view = prepare(doc, after, cast)
    return named(view, cast) or described(view)


def named(view: Clauses, cast: Cast) -> Title | None:
    """Return the first document that the sentence names."""
    for mention in view.mentions:
        entity = cast.who(mention) if mention and mention.kind == "document" else None
        if mention and entity:
            return Title(EventObject(entity.name, entity.id), mention.end)
    return None


def described(view: Clauses) -> Title | None:
    """Return a document noun with what it is about: `… ынтымақтастық туралы шарт`."""
    documents = frames.classes()["document"]
    for i in range(2, len(view.tokens)):
        if view.tokens[i].lemma in documents and view.tokens[i - 1].norm in {"туралы", "жөніндегі"}:
            first = phrase_start(view, i, 0)
            text = wording.phrase(view.tokens[first : i + 1])
            return Title(EventObject(text), view.tokens[i].end)
    return None
