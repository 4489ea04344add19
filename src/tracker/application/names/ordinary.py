"""Ordinary words and places that are also somebody's surname: standing alone, they are not always a name."""

from collections.abc import Collection
from functools import cache

from tracker.application.names.cases import in_all_cases
from tracker.application.names.letters import readings

_PLACES = """
Абай Азов Балашов Беруни Владимир Ершов Жамбыл Жуков Иваново Калинин Камышин Кемерово Киров Королёв Ленин Навои
Николаев Одинцово Панфилов Псков Пушкин Ростов Рудаки Саратов Сатпаев Свердлов Серпухов Тамбов Турсунзаде Фрунзе
Харьков Чернигов Чехов Чкалов Шевченко Щёлково
"""
_WORDS = """
Воробьёв Волков Голубь Гончар Губернатор Железнов Защитник Казаков Калина Карпов Комаров Королев Король Кузнец
Кузнецов Лебедь Малина Мельник Мороз Морозов Мясник Мясников Надежда Орехов Пастухов Победа Правда Рабочий Рыбак
Рыбаков Свобода Совет Советов Соколов Соловей Столяров Суббота Токарь Чабан Шахтёр
Baker Banker Bishop Burrow Butcher Carpenter Carter Driver Farmer Fisher Forest Freeman Gardener Hunter Justice Knight
Marshall Miller Porter Potter Priest Senior Shepherd Sheriff Summer Teacher Turner Walker Weaver Winter Worker
"""
_BEFORE_A_PLACE = """
в во из под около возле близ город города городе городу городом г область области обл район района районе
село села селе улица улице улицы ул in near city town region district street
"""


def may_be_a_place(letters: Collection[str], word_before: str) -> bool:
    """Say whether a word, in its readings, stands for a place here: there is one, and the word before it says so."""
    return word_before.casefold() in _BEFORE_A_PLACE.split() and not _places().isdisjoint(letters)


def may_be_a_word(letters: Collection[str], *, begins_a_sentence: bool) -> bool:
    """Say whether a word with a capital, in its readings, may be an ordinary one: there is one, and it comes first."""
    return begins_a_sentence and not _words().isdisjoint(letters)


@cache
def _places() -> frozenset[str]:
    """Give the places in all cases; one in -ово has none of its own that a surname shares but the oblique ones."""
    return _forms(_PLACES.replace("ово", "ов").split())


@cache
def _words() -> frozenset[str]:
    return _forms(_WORDS.split())


def _forms(words: Collection[str]) -> frozenset[str]:
    return frozenset(
        form for word in words for read in readings(word) for form in (in_all_cases(read.letters) | {read.letters})
    )
