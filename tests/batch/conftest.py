import json
from pathlib import Path

import pytest

BODY = (
    "Ауданда жаңа мектеп ашылды, онда {n} оқушы білім алады. Салтанатты шараға ауыл "
    "тұрғындары мен қонақтар келді, ал ғимаратқа {m} миллион теңге жұмсалды."
)


def line(number: int) -> str:
    body = BODY.format(n=200 + number, m=number + 1)
    page = {
        "id": f"p{number}",
        "url": f"https://audan{number % 3}.kz/{number}",
        "captured_at": "2024-05-02",
        "title": f"{number}-мектеп ашылды",
        "text": f"20 сәуір 2024\n\n{body}\n\n{WORDS[number % 7]} {body}",
    }
    return json.dumps(page, ensure_ascii=False)


WORDS = ("Қала", "Дала", "Көл", "Тау", "Өзен", "Орман", "Шөл")


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    """A file of 20 lines: 18 pages, one that is broken and one that is empty."""
    path = tmp_path / "in.jsonl"
    rows = [line(number) for number in range(18)]
    rows.insert(4, "{broken")
    rows.insert(9, '{"id": "empty", "text": " "}')
    path.write_text("\n".join(rows) + "\n", "utf-8")
    return path
