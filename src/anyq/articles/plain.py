"""Text as captured -> text with one kind of line end, blank and hyphen; letters stay."""

import re

WRAPPED = 50
"""Letters from which a line may be one that was wrapped; captures wrap at 60 to 100."""

_ENDS = frozenset('.!?…:;»”"|')
_LINE_ENDS = re.compile("\r\n?|[\u0085\u2028\u2029\v\f]")
_BLANKS = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_NOTHING = re.compile(
    "[\ufeff\u00ad\u2060\u200b\u0000-\u0008\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]"
)
_RUNS = re.compile(" {2,}")


def normalise(text: str) -> str:
    r"""Bring a captured text to one form.

    Line ends become `\n`; tabs, no-break and other blanks become one space each, and runs of
    them one; soft hyphens, byte order marks, zero-width spaces, control characters and marks of
    writing direction go. Letters and signs stay as printed.
    """
    text = _NOTHING.sub("", _LINE_ENDS.sub("\n", text))
    return _RUNS.sub(" ", _BLANKS.sub(" ", text))


def unwrap(text: str) -> str:
    """Join the lines that a capture wrapped inside a paragraph.

    A line is taken for wrapped where it is long, does not end a sentence, and the next one goes
    on in a small letter.
    """
    lines = text.split("\n")
    joined = lines[:1]
    for line in lines[1:]:
        above = joined[-1].rstrip()
        if len(above) >= WRAPPED and above[-1] not in _ENDS and line.lstrip()[:1].islower():
            joined[-1] = f"{above} {line.lstrip()}"
        else:
            joined.append(line)
    return "\n".join(joined)
