"""CoNLL-U: writing analysed text, and filling LEMMA, UPOS, FEATS of given tokens.

A copula, a question or a particle written together with its word (`дайынбыз`, `келдіңізбе`,
`келеді-ау`) comes out as a UD range of two words.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from anyq.doc import Word
from anyq.errors import DataError
from anyq.kazakh import analysis, clitics, lattice, scripts, sentences, tagger, tokens
from anyq.kazakh.grammar import parse_feats
from anyq.kazakh.morphemes import morphemes
from anyq.kazakh.morphology import Reading

_PERSON = re.compile(r"(?:[мбп][ыі]н|[мбп][ыі]з|с[ыі]ңд[ае]р|с[ыі]зд[ае]р|с[ыі]ң|с[ыі]з)$")
_COPULA = (("Aspect", "Hab"), ("Mood", "Ind"), ("Tense", "Pres"), ("VerbForm", "Fin"))
_COLUMNS = 10
_CONTROL = frozenset(("Cc", "Zs", "Zl", "Zp", "Cs", "Cn"))
_SPACE = re.compile(r"\s")
_UNPRINTED = "□"  # for a token of control signs alone, which the format does not allow
_NEGATIVE = ("жоқ", "емес")


def write(text: str, first: int = 1) -> Iterator[str]:
    """Analyse a text and yield its sentences as CoNLL-U blocks, each ending in a blank line.

    Forms are as printed, in NFC; spaces in a token stand in MISC as `SpacesInToken`. `# text` is
    what forms and `SpaceAfter` give. No trees are built: every word hangs on the first as `dep`,
    which is UD's name for a relation that is not known.

    Args:
        text: see `analyze`.
        first: the number of the first sentence.
    """
    name = scripts.alphabet(text)
    words = tokens.cut(text, name)
    for number, (start, end) in enumerate(sentences.split(text, words), first):
        part = words[start:end]
        lines = [f"# sent_id = {number}", f"# text = {_text(part)}", *_lines(part, name)]
        yield "\n".join(lines) + "\n\n"


def _form(printed: str) -> str:
    """Return a form as the format allows it: in NFC, without spaces and signs that control."""
    kept = "".join([c for c in printed if unicodedata.category(c) not in _CONTROL])
    return unicodedata.normalize("NFC", kept).replace("\ufffd", _UNPRINTED) or _UNPRINTED


def _text(words: Sequence[Word]) -> str:
    shown = [_form(word.text) + " " * (not _is_tight(words, i)) for i, word in enumerate(words)]
    return "".join(shown).rstrip()


def _is_tight(words: Sequence[Word], at: int) -> bool:
    return at + 1 < len(words) and words[at + 1].start == words[at].end


def _lines(words: Sequence[Word], name: str | None) -> Iterator[str]:
    heads = [_head(word) for word in words]
    known = analysis.readings(heads, name)
    number = 1
    for i, (at, _) in enumerate(tagger.model().best(known)):
        rows = list(_rows(words[i], heads[i], known[i].readings[at], name))
        misc = _misc(words, i)
        if len(rows) == 1:
            yield _line(str(number), rows[0], misc)
        else:
            span = f"{number}-{number + len(rows) - 1}"
            yield _line(span, (_form(words[i].text), "_", "_", "_"), misc)
            yield from (_line(str(number + k), row, "_") for k, row in enumerate(rows))
        number += len(rows)


def _misc(words: Sequence[Word], at: int) -> str:
    printed = words[at].text
    found = ["SpaceAfter=No"] if _is_tight(words, at) else []
    if _SPACE.search(printed):
        shown = printed.replace("\\", "\\\\").replace("|", "\\p").replace("\n", "\\n")
        found.append("SpacesInToken=" + _SPACE.sub(r"\\s", shown))
    return "|".join(found) or "_"


def _head(word: Word) -> Word:
    """Return a word without the clitic written together with it."""
    at = clitics.place(word.text, word.norm)
    return Word(word.start, word.start + at, word.text[:at], word.norm[:at]) if at else word


def _line(number: str, row: tuple[str, str, str, str], misc: str) -> str:
    form, lemma, pos, feats = row
    head, relation = ("0", "root") if number == "1" else ("1", "dep")
    if not number.isdigit():
        head = relation = "_"
    return "\t".join((number, form, lemma, pos, "_", feats or "_", head, relation, "_", misc))


def _rows(
    word: Word, head: Word, reading: Reading, name: str | None
) -> Iterator[tuple[str, str, str, str]]:
    """Yield (form, lemma, UPOS, feats) of the syntactic words of one printed word."""
    form, lemma = head.text, _form(reading.lemma)
    match = _PERSON.search(head.norm) if reading.copula and len(form) == len(head.norm) else None
    if match is None or not match.start():
        yield _form(form), lemma, reading.pos, reading.feats
    else:
        yield _form(form[: match.start()]), lemma, reading.pos, reading.feats
        feats = dict((*_COPULA, *parse_feats(reading.copula)))
        spelled = "|".join(f"{k}={feats[k]}" for k in sorted(feats, key=str.lower))
        yield _form(form[match.start() :]), "е", "AUX", spelled
    if head is not word:
        clitic = word.text[len(form) :].lstrip("-\u2010\u2011")
        yield _form(clitic), clitics.lemma(word.norm[len(form) :].lstrip("-")), "PART", ""


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
    for line, row in zip(block, rows, strict=True):
        if not line.startswith("#") and len(row) != _COLUMNS:
            raise DataError(
                f"CoNLL-U line {line!r} has {len(row)} columns.",
                "Give 10 columns parted by tabs; _ where one is empty.",
            )
    given = [row for row in rows if row[0].isdigit()]
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


def explain(text: str) -> Iterator[str]:
    """Yield a line for each token: word, the rule that cut it, the rule that ended the sentence.

    A sign that could end a sentence and does not has its rule in brackets.
    """
    name = scripts.alphabet(text)
    words = tokens.cut(text, name)
    cuts = dict(tokens.rules(text))
    ends = {at: rule if yes else f"({rule})" for at, yes, rule in sentences.explain(text, words)}
    for at, word in enumerate(words):
        rule = cuts.get(word.start, "glued")
        yield "\t".join((_form(word.text), rule, ends.get(at, "_")))
        if at in ends and not ends[at].startswith("("):
            yield ""


def show_lattice(text: str) -> Iterator[str]:
    """Yield a line for each reading of each token: word, lemma, POS, feats, morphemes, source."""
    name = scripts.alphabet(text)
    words = tokens.cut(text, name)
    for start, end in sentences.split(text, words):
        part = words[start:end]
        for word, place in zip(part, analysis.places(part, name), strict=True):
            for r in lattice.readings(word.norm, place):
                cut = "+".join(morphemes(word.norm, r))
                yield "\t".join((word.text, r.lemma, r.pos, r.feats or "_", cut, r.source))
        yield ""
