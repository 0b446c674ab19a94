"""The words around the record in three languages: gettext catalogues, read by Babel.

`catalogues/<language>.po` holds them; the ids are the English words of the templates. Names of
codes (`event.visit`) are those of `anyq.report.messages`.
"""

from collections.abc import Callable
from functools import cache
from importlib.resources import files

from babel.messages.pofile import read_po
from babel.plural import PluralRule

from anyq.report.messages import Language


class Catalogue:
    """The messages of one language."""

    def __init__(self, language: Language) -> None:
        self.language = language
        with files("anyq.server").joinpath("catalogues", f"{language}.po").open("rb") as file:
            found = read_po(file, locale=language)
        self._plural: Callable[[int], int] = PluralRuleIndex(found.num_plurals, language)
        self._words: dict[str, tuple[str, ...]] = {}
        for message in found:
            if message.id:
                key = message.id if isinstance(message.id, str) else message.id[0]
                said = message.string
                self._words[key] = (said,) if isinstance(said, str) else tuple(said or ())

    def text(self, id: str, **values: object) -> str:
        """Return a message with its `{names}` filled in.

        Raises:
            KeyError: it is not in the catalogue (a test holds the catalogues to the code).
        """
        said = self._words[id][0]
        return said.format(**values) if values else said

    def count(self, one: str, many: str, number: int) -> str:
        """Return a message that counts, in the form the number asks for; `{n}` is the number."""
        forms = self._words[one]
        return forms[min(self._plural(number), len(forms) - 1)].format(n=number)


class PluralRuleIndex:
    """Which of the forms of a catalogue a number takes (CLDR's categories, in gettext's order)."""

    ORDER = ("one", "few", "many", "other")

    def __init__(self, forms: int, language: Language) -> None:
        from babel import Locale

        rule: PluralRule = Locale.parse(language).plural_form
        self._rule, self._forms = rule, forms

    def __call__(self, number: int) -> int:
        """Return the index of the form."""
        if self._forms == 1:
            return 0
        return min(self.ORDER.index(self._rule(number)), self._forms - 1)


@cache
def catalogue(language: Language) -> Catalogue:
    """Return the catalogue of a language, read once."""
    return Catalogue(language)
