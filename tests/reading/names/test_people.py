"""People in whole articles: short names, surnames shared, leaders by date, offices."""

from datetime import date

DAY = date(2024, 6, 3)
OFFICES = (
    ("Жаңа заң шықты\n\nЭнергетика министрі Марат Сейітов солай деді.", "KZ"),
    ("Тәжікстанда жаңа заң шықты\n\nҚалалық кеңес мүшесі Фаррух Назаров солай деді.", "TJ"),
    ("Сауда министрі Марат Сейітов Ташкентте кездесу өткізді.", None),
    ("Өзбекстандағы бөгет бұзылды. Облыс әкімі Марат Сейітов ауылға барды.", "KZ"),
    ("Премьер-министрдің орынбасары Марат Сейітов елімізде жаңбыр болатынын айтты.", "KZ"),
    ("Өзбекстандағы су туралы премьер-министр М.Сейітов Қасым-Жомарт Тоқаевқа айтты.", "KZ"),
    ("Еуразиялық экономикалық комиссияның сауда министрі Марат Сейітов келді.", None),
)


def people(found) -> dict[str, object]:
    return {entity.name: entity for entity in found if entity.kind == "person"}


def texts(entity) -> list[str]:
    return [span.text for span in entity.mentions]


def test_short_names_and_initials_are_of_the_full_name(resolve) -> None:
    text = "Марат Сейітов келді. Сейітовтің сөзі қысқа. М.Сейітов кетті. Марат қайтпады."
    found = people(resolve(text, DAY))
    assert list(found) == ["Марат Сейітов"]
    assert texts(found["Марат Сейітов"]) == ["Марат Сейітов", "Сейітовтің", "М.Сейітов", "Марат"]


def test_two_people_of_one_surname_stay_apart(resolve) -> None:
    text = "Марат Сейітов пен Айгүл Сейітова келді. Айгүл Сейітова сөйледі. Сейітов тыңдады."
    found = people(resolve(text, DAY))
    assert set(found) == {"Марат Сейітов", "Айгүл Сейітова"}
    assert texts(found["Марат Сейітов"]) == ["Марат Сейітов", "Сейітов"]


def test_patronymic_may_be_left_out(resolve) -> None:
    text = "Светлана Омарова келді.\nСветлана Ерболқызы Омарова сөйледі.\nСветлана Омарова кетті."
    found = people(resolve(text, DAY))
    assert list(found) == ["Светлана Омарова"]
    assert len(found["Светлана Омарова"].mentions) == 3


def test_a_surname_alone_is_the_leader_in_office(resolve) -> None:
    found = people(
        resolve("Бүгін Тоқаев Алматыда Жапаровты қарсы алды. Ол Қырғызстаннан келді.", DAY)
    )
    assert found["Қасым-Жомарт Тоқаев"].country == "KZ"
    assert found["Қасым-Жомарт Тоқаев"].role == "президент"
    assert found["Садыр Жапаров"].country == "KG"


def test_a_surname_alone_is_nobody_out_of_office(resolve) -> None:
    assert "Садыр Жапаров" not in people(resolve("Жапаров Қырғызстанда қалды.", date(2012, 5, 1)))


def test_an_office_points_to_its_holder(resolve) -> None:
    text = "Қасым-Жомарт Тоқаев ауылға барды. Мемлекет басшысы мектепті көрді."
    leader = people(resolve(text, DAY))["Қасым-Жомарт Тоқаев"]
    assert [span.text for span in leader.references] == ["Мемлекет басшысы"]
    assert len(leader.mentions) == 1


def test_an_office_of_another_country_does_not(resolve) -> None:
    text = "Қасым-Жомарт Тоқаев келді. Қырғызстан президенті қонақты күтті."
    assert people(resolve(text, DAY))["Қасым-Жомарт Тоқаев"].references == ()


def test_the_country_of_an_office_printed_without_one(resolve) -> None:
    for text, country in OFFICES:
        (person,) = [e for e in resolve(text, DAY) if e.kind == "person" and e.role != "президент"]
        assert person.country == country, text


def test_inflected_forms_are_one_country(resolve) -> None:
    text = "Қырғызстан келісті. Қырғызстанның жауабы келді. Қырғызстандағы жағдай сол күйде."
    found = [entity for entity in resolve(text, DAY) if entity.kind == "place"]
    assert [entity.name for entity in found] == ["Қырғызстан"]
    assert texts(found[0]) == ["Қырғызстан", "Қырғызстанның", "Қырғызстандағы"]


def test_a_body_is_one_with_and_without_its_country(resolve) -> None:
    body = "Қырғызстан Энергетика министрлігі"
    text = f"{body} хабарлады. Жауапты {body} берді."
    found = [entity for entity in resolve(text, DAY) if entity.kind == "organisation"]
    assert [(e.country, len(e.mentions)) for e in found] == [("KG", 2)]


def test_mentions_are_sorted_and_quote_the_text(resolve) -> None:
    text = "Тоқаев Астанада Нұрлан Омаровты қабылдады. Омаров Астанаға ертең қайтады. Тоқаев кетті."
    for entity in resolve(text, DAY):
        assert list(entity.mentions) == sorted(entity.mentions)
        assert all(text[span.start : span.end] == span.text for span in entity.mentions)
