"""An invented list of people with known duplicates among them, the same for the same seed.

Nobody in it exists: surnames, given names and patronymics are put together at random. Beside duplicates it holds those
who must be kept apart: spouses, siblings, fathers and sons, namesakes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from complaint.records.dates import PartialDate
from complaint.records.names.parts import Parts, parts_of
from complaint.records.names.people import Person, person_from
from complaint.records.names.romanising import standards

WOMEN = """
    Айгүл Айнұр Әлия Алма Анара Әсел Дана Динара Гүлнар Гүлмира Жанар Жанара Жанат Зарина Индира Карина Кәмила Ләйла
    Мадина Меруерт Назгүл Нұргүл Раушан Салтанат Сәуле Торғын Ұлжан Шынар Шолпан Ботагөз Елена Ирина Татьяна Наталья
    Юлия Ольга Евгения Ксения Людмила Светлана
""".split()  # noqa: SIM905 - a long list
MEN = """
    Ерасыл Ерлан Ербол Нұрлан Нұрбол Қайрат Қанат Мұрат Марат Болат Серік Берік Асқар Асхат Әлібек Айдос Дәурен
    Дәулет Ғалым Ғалымжан Жандос Жанат Жомарт Бауыржан Мақсат Олжас Руслан Рустам Талғат Тимур Азамат Самат Сергей
    Андрей Алексей Евгений Юрий Михаил Дмитрий Виктор
""".split()  # noqa: SIM905 - a long list
ROOTS = """
    Ахмет Оспан Сейіт Кенжебай Нұрпейіс Жұмабай Тілеуберген Қасым Әбдірахман Сүлеймен Ыбырай Есен Қожахмет Байжан
    Мұқан Төлеген Шәріп Ерғали Досмұхамед Құлмағамбет Иманғали Смағұл Бекболат Жақып Рахымжан Сатыбалды Темірхан
    Үмбет Хамит Шайхы Иван Петр Сидор Кузнец Щербак Яковл Юрьев Федор Григорь
""".split()  # noqa: SIM905 - a long list
PLACES = ("almaty", "astana", "shymkent", "aktobe", "oral", "semey")
SOUTH = "kazakhstan-passport"


@dataclass(frozen=True)
class Somebody:
    """A made-up person as in an identity card: all in Cyrillic."""

    surname: str
    given_name: str
    father: str
    sex: str
    born: date
    place: str
    namesake: bool = False  # of somebody else on the list: the forms of both tell patronymic and birth

    @property
    def patronymic(self) -> str:
        return self.father + ("ұлы" if self.sex == "male" else "қызы")

    @property
    def of_russian_form(self) -> str:
        return self.father + ("ович" if self.sex == "male" else "овна")


def made_up_list(size: int, doubles: int, seed: int) -> tuple[list[Person], set[frozenset[str]]]:
    """A list of `size` entries, `doubles` of which are somebody's second entry; the pairs that are one person."""
    random = Random(seed)  # noqa: S311 - a list for a test
    people: list[Somebody] = []
    while len(people) < size - doubles:
        person = _somebody(random)
        people.append(person)
        if random.random() < 0.25 and len(people) < size - doubles:
            relative = _relative(person, random)
            people[-1] = replace(person, namesake=relative.namesake)
            people.append(relative)
    entries = [_entered(f"p{number:05}", person, random, first=True) for number, person in enumerate(people)]
    same = set()
    for number, index in enumerate(random.sample(range(len(people)), doubles)):
        entries.append(_entered(f"d{number:05}", people[index], random, first=False))
        same.add(frozenset((entries[index].id, f"d{number:05}")))
    random.shuffle(entries)
    return entries, same


def _somebody(random: Random) -> Somebody:
    sex = random.choice(("male", "female"))
    return Somebody(
        random.choice(ROOTS) + random.choice(("ов", "баев", "ин")) + ("а" if sex == "female" else ""),
        random.choice(WOMEN if sex == "female" else MEN),
        random.choice([name for name in MEN if name[-1] not in "йь"]),
        sex,
        date(1940, 1, 1) + timedelta(days=random.randrange(22_000)),
        random.choice(PLACES),
    )


def _relative(person: Somebody, random: Random) -> Somebody:
    """Somebody who is easily taken for the person: spouse, sibling, child, namesake."""
    other = _somebody(random)
    kind = random.choice(("spouse", "sibling", "child", "namesake by father", "namesake by birth"))
    stem = person.surname.removesuffix("а") if person.sex == "female" else person.surname
    in_form = stem if other.sex == "male" else stem + "а"
    if kind == "spouse":
        spouse = (
            other
            if other.sex != person.sex
            else replace(other, sex=_opposite(other.sex), given_name=_given(other, random))
        )
        return replace(spouse, surname=stem if spouse.sex == "male" else stem + "а", place=person.place)
    if kind == "sibling":
        return replace(other, surname=in_form, father=person.father, place=person.place)
    if kind == "child" and person.sex == "male":
        return replace(other, surname=in_form, father=person.given_name, place=person.place)
    if kind == "namesake by father":
        return replace(
            person, father=other.father if other.father != person.father else "Жақсылық", born=other.born, namesake=True
        )
    return replace(person, born=other.born, place=other.place, namesake=True)


def _opposite(sex: str) -> str:
    return "female" if sex == "male" else "male"


def _given(person: Somebody, random: Random) -> str:
    return random.choice(MEN if person.sex == "female" else WOMEN)


def _entered(entry_id: str, person: Somebody, random: Random, *, first: bool) -> Person:
    """The person as somebody typed them: in one of the alphabets and habits, with gaps, the second time with slips."""
    patronymic = random.choice((person.patronymic, person.of_russian_form))
    if random.random() < 0.15 and not person.namesake:
        patronymic = ""
    words = [person.surname, person.given_name, patronymic]
    if random.random() < (0.7 if first else 0.5):
        standard = standards()[SOUTH if first and random.random() < 0.6 else random.choice(list(standards()))]
        words = [standard.written(word) for word in words]
    if not first and random.random() < 0.4:
        words = _with_slip(words, random)
    names = Parts(*words)
    if not first and random.random() < 0.15 and patronymic:
        names = parts_of(" ".join((words[1], words[2], words[0])))
    born = PartialDate.parse(person.born.isoformat()) if person.namesake or random.random() < 0.6 else None
    told_age = born is None and random.random() < 0.7
    on = date(2018, 11, 5)
    age = on.year - person.born.year - ((on.month, on.day) < (person.born.month, person.born.day))
    return person_from(
        entry_id,
        names,
        sex=person.sex if random.random() < 0.5 else None,
        born=born,
        age=age if told_age else None,
        age_on=on if told_age else None,
        place=person.place if random.random() < 0.9 else random.choice(PLACES),
    )


def _with_slip(words: list[str], random: Random) -> list[str]:
    """One letter of the surname or the given name dropped, doubled, exchanged with the next, or another one."""
    at = random.choice((0, 0, 1))
    word = words[at]
    place = random.randrange(1, len(word) - 1)
    slipped = random.choice(
        (
            word[:place] + word[place + 1 :],
            word[:place] + word[place] + word[place:],
            word[:place] + word[place + 1] + word[place] + word[place + 2 :],
            word[:place] + ("о" if word[place] == "а" else "а" if word[place] >= "а" else "a") + word[place + 1 :],
        )
    )
    return [*words[:at], slipped, *words[at + 1 :]]
