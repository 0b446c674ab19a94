"""CoNLL-U: writing analysed text, and filling LEMMA, UPOS, FEATS of given tokens.

A copula written together with its word (`дайынбыз`) comes out as a UD range of two words.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from anyq.doc import Word
from anyq.kazakh import analysis, lattice, scripts, sentences, tagger, tokens
from anyq.kazakh.grammar import parse_feats
from anyq.kazakh.morphology import Reading

_PERSON = re.compile(r"(?:[мбп][ыі]н|[мбп][ыі]з|с[ыі]ңд[ае]р|с[ыі]зд[ае]р|с[ыі]ң|с[ыі]з)$")
_COPULA = (("Aspect", "Hab"), ("Mood", "Ind"), ("Tense", "Pres"), ("VerbForm", "Fin"))
_NEGATIVE = ("жоқ", "емес")


def write(text: str) -> Iterator[str]:
    """Analyse a text and yield its sentences as CoNLL-U blocks, each ending in a blank line.

    Args:
        text: see `analyze`. Heads and relations are left empty (`_`).
    """
    name = scripts.alphabet(text)
    words = tokens.cut(text, name)
    for number, (start, end) in enumerate(sentences.split(text, words), 1):
        part = words[start:end]
        shown = " ".join(text[part[0].start : part[-1].end].split())
        lines = [f"# sent_id = {number}", f"# text = {shown}", *_lines(part, name)]
        yield "\n".join(lines) + "\n\n"


def _lines(words: Sequence[Word], name: str | None) -> Iterator[str]:
    known = analysis.readings(words, name)
    chosen = [
        one.readings[at] for one, (at, _) in zip(known, tagger.model().best(known), strict=True)
    ]
    number = 1
    for i, (word, reading) in enumerate(zip(words, chosen, strict=True)):
        tight = i + 1 < len(words) and words[i + 1].start == word.end
        rows = list(_rows(word.text, reading, name))
        misc = "SpaceAfter=No" if tight else "_"
        if len(rows) == 1:
            yield _line(str(number), rows[0], misc)
        else:
            span = f"{number}-{number + len(rows) - 1}"
            yield _line(span, (word.text, "_", "_", "_"), misc)
            yield from (_line(str(number + k), row, "_") for k, row in enumerate(rows))
        number += len(rows)


def _line(number: str, row: tuple[str, str, str, str], misc: str) -> str:
    form, lemma, pos, feats = row
    return "\t".join((number, form, lemma, pos, "_", feats or "_", "_", "_", "_", misc))


def _rows(form: str, reading: Reading, name: str | None) -> Iterator[tuple[str, str, str, str]]:
    """Yield (form, lemma, UPOS, feats) of the syntactic words of one printed word."""
    lemma = reading.lemma
    match = _PERSON.search(tokens.norm(form, name)) if reading.copula else None
    if match is None:
        yield form, lemma, reading.pos, reading.feats
        return
    cut = len(form) - len(match[0])
    yield form[:cut], lemma, reading.pos, reading.feats
    feats = dict((*_COPULA, *parse_feats(reading.copula)))
    yield form[cut:], "е", "AUX", "|".join(f"{k}={feats[k]}" for k in sorted(feats, key=str.lower))


def fill(lines: Iterable[str]) -> Iterator[str]:
    """Fill LEMMA, UPOS and FEATS of the words of a CoNLL-U file; keep the rest as it is.

    Args:
        lines: lines of the file, with or without line ends.

    Yields:
        Lines without line ends, a blank one after each sentence.
    """
    block: list[str] = []
    for line in (*(one.rstrip("\r\n") for one in lines), ""):
        if line:
            block.append(line)
        elif block:
            yield from _filled(block)
            yield ""
            block = []


def _filled(block: list[str]) -> Iterator[str]:
    rows = [line.split("\t") for line in block]
    given = [row for row in rows if row[0].isdigit() and len(row) == 10]
    answers = iter(tag([row[1] for row in given]))
    for line, row in zip(block, rows, strict=True):
        if not row[0].isdigit():
            yield line
            continue
        lemma, pos, feats = next(answers)
        yield "\t".join((*row[:2], lemma, pos, row[4], feats or "_", *row[6:]))


def tag(forms: Sequence[str]) -> list[tuple[str, str, str]]:
    """Return (lemma, UPOS, feats) for the given words of one sentence."""
    words = [Word(0, len(f), f, tokens.norm(f.split()[0])) for f in forms]
    known = analysis.readings(words)
    found = []
    for form, one, (at, _) in zip(forms, known, tagger.model().best(known), strict=True):
        reading = one.readings[at]
        feats = _negated(form, reading.feats)
        found.append((reading.lemma, reading.pos, feats))
    return found


def _negated(form: str, feats: str) -> str:
    """Read KTB's words with a space in them: `келген жоқ`, `деген екен`."""
    rest = form.split()[1:]
    if not rest or "VerbForm" not in feats:
        return feats
    pairs = {"Mood": "Ind", "Number": "Sing", "Person": "3", "Tense": "Past", "VerbForm": "Fin"}
    if any(word.startswith(_NEGATIVE) for word in rest):
        pairs["Polarity"] = "Neg"
    if rest[-1] == "екен":
        pairs["Evident"] = "Fh"
    return "|".join(f"{k}={pairs[k]}" for k in sorted(pairs))


def show_lattice(text: str) -> Iterator[str]:
    """Yield a line for each reading of each token: word, lemma, POS, feats, source, score rank."""
    name = scripts.alphabet(text)
    words = tokens.cut(text, name)
    for start, end in sentences.split(text, words):
        part = words[start:end]
        for word, place in zip(part, analysis.places(part, name), strict=True):
            for r in lattice.readings(word.norm, place):
                yield "\t".join((word.text, r.lemma, r.pos, r.feats or "_", r.source))
        yield ""
