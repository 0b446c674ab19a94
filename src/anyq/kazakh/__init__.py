"""The Kazakh language: script, spelling, tokens, sentences, morphology, tagging."""

from anyq.kazakh.analysis import analyze
from anyq.kazakh.scripts import Folded, script, to_cyrillic
from anyq.kazakh.spelling import Repair, repairs
from anyq.kazakh.tokens import tokenize

__all__ = ["Folded", "Repair", "analyze", "repairs", "script", "to_cyrillic", "tokenize"]
