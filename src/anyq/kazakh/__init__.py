"""The Kazakh language: script, spelling, tokens, sentences, morphology, tagging."""

from anyq.kazakh.analysis import analyze, analyze_all
from anyq.kazakh.inflection import inflect
from anyq.kazakh.repairs import Repair, repairs
from anyq.kazakh.scripts import Folded, script, to_cyrillic
from anyq.kazakh.tokens import tokenize
from anyq.kazakh.writing import convert

__all__ = [
    "Folded",
    "Repair",
    "analyze",
    "analyze_all",
    "convert",
    "inflect",
    "repairs",
    "script",
    "to_cyrillic",
    "tokenize",
]
