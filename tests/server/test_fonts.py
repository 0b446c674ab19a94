"""The vendored fonts have every letter of the Kazakh alphabets; the style tells where."""

import re
from importlib.resources import files

from anyq.server.assets import assets

CYRILLIC = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
LATIN = "aábdefgǵhıijklmnńoópqrstuúvyýzäöüğşñūŋ"
ARABIC = "اءبۆگعدەجزيكقلمنڭوپرستۋۇفحھچشى"
MARKS = "«»–—…₸$№"


def covered(family: str) -> set[int]:
    """Return the code points that a family of the style sheet says it has."""
    style = files("anyq.server").joinpath("static/style.css").read_text()
    found: set[int] = set()
    for face in re.findall(r"@font-face {(.*?)}", style):
        if f'"{family}"' in face:
            ranges = re.search(r"unicode-range: ([^;]+);", face)
            assert ranges
            for part in ranges[1].split(","):
                low, _, high = part.strip().removeprefix("U+").partition("-")
                found |= set(range(int(low, 16), int(high or low, 16) + 1))
    return found


def test_every_letter_is_covered() -> None:
    wanted = {ord(letter) for letter in CYRILLIC + CYRILLIC.upper() + LATIN + LATIN.upper() + MARKS}
    for family in ("Noto Sans", "Noto Serif"):
        assert {chr(one) for one in wanted - covered(family)} == set(), family
    arabic = {ord(letter) for letter in ARABIC}
    assert {chr(one) for one in arabic - covered("Noto Naskh Arabic")} == set()


def test_every_file_of_the_style_is_there_and_licensed() -> None:
    style = files("anyq.server").joinpath("static/style.css").read_text()
    for name in re.findall(r'url\("([^"]+)"\)', style):
        assert assets()[name].content[:4] == b"wOF2", name
    assert (
        "SIL OPEN FONT LICENSE" in files("anyq.server").joinpath("static/fonts/OFL.txt").read_text()
    )


def test_the_script_is_small() -> None:
    scripts = [asset for name, asset in assets().items() if name.endswith(".js")]
    assert sum(len(asset.content) for asset in scripts) < 80_000
