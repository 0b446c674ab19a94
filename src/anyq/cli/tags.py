"""`anyq analyze --input iob2 --format iob2`: names tagged in tokens that are given."""

import re
from collections.abc import Iterator, Sequence

from anyq.kazakh import sentences, tokens
from anyq.reading.names import recogniser

_COMMENT = re.compile(r"# (?!(?:O|[BI]-\S+)\s*$)")  # `# O` is a token and its tag


def cut(text: str) -> Iterator[str]:
    """Yield the tokens of a running text, one a line, a blank line after each sentence."""
    words = tokens.tokenize(text)
    for start, end in sentences.split(text, words):
        yield from (word.text for word in words[start:end])
        yield ""


def fill(lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines of an IOB2 file with the tags of the recogniser.

    Args:
        lines: a token a line, with or without a tag after it (any column after the first is
            replaced); a blank line ends a sentence; a CoNLL comment (`# ` and text) stays.

    Yields:
        As many lines, in their order: `token tag`, parted as in the input (a blank where a line
        has a token alone), the 25 classes of KazNERD as `B-`, `I-` and `O`.
    """
    given = [_token(line) for line in lines]
    tags = recogniser.tag(_sentences(given))
    row: Iterator[str] = iter(())
    for line, token in zip(lines, given, strict=True):
        if not token:
            row = iter(())
            yield line
            continue
        tag = next(row, None)
        if tag is None:
            row = iter(next(tags))
            tag = next(row)
        yield f"{token}{_parted(line, token)}{tag}"


def _token(line: str) -> str:
    """Return the token of a line; none on a blank line or a comment."""
    if _COMMENT.match(line) or not line.strip():
        return ""
    return line.split(maxsplit=1)[0]


def _parted(line: str, token: str) -> str:
    """Return what parts the token from its tag."""
    after = line.lstrip()[len(token) :][:1]
    return after if after.isspace() else " "


def _sentences(given: Sequence[str]) -> list[list[str]]:
    """Return the sentences of the tokens: an empty one ends a sentence."""
    found: list[list[str]] = [[]]
    for token in given:
        if token:
            found[-1].append(token)
        elif found[-1]:
            found.append([])
    return [sentence for sentence in found if sentence]
