"""Names declined by a small table of our own, sentences without anybody, and the persons of the bundled register."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_ENDINGS = (
    ("ова", ("ова", "овой", "овой", "ову", "овой", "овой")),
    ("ева", ("ева", "евой", "евой", "еву", "евой", "евой")),
    ("ов", ("ов", "ова", "ову", "ова", "овым", "ове")),
    ("ев", ("ев", "ева", "еву", "ева", "евым", "еве")),
    ("ский", ("ский", "ского", "скому", "ского", "ским", "ском")),
    ("ская", ("ская", "ской", "ской", "скую", "ской", "ской")),
    ("ий", ("ий", "ия", "ию", "ия", "ием", "ии")),
    ("ия", ("ия", "ии", "ии", "ию", "ией", "ии")),
    ("й", ("й", "я", "ю", "я", "ем", "е")),
    ("ка", ("ка", "ки", "ке", "ку", "кой", "ке")),
    ("а", ("а", "ы", "е", "у", "ой", "е")),
    ("я", ("я", "и", "е", "ю", "ей", "е")),
    ("е", ("е",) * 6),
    ("у", ("у",) * 6),
)
_SOFT = (("ь", "и", "и", "ь", "ью", "и"), ("ь", "я", "ю", "я", "ем", "е"))
_HARD = (("",) * 6, ("", "а", "у", "а", "ом", "е"))


def declined(word: str, *, is_a_man: bool) -> tuple[str, ...]:
    """Give the six cases of a name."""
    if word.endswith("ь"):
        return tuple(word[:-1] + ending for ending in _SOFT[is_a_man])
    for end, endings in _ENDINGS:
        if word.endswith(end):
            return tuple(word.removesuffix(end) + ending for ending in endings)
    return tuple(word + ending for ending in _HARD[is_a_man])


@cache
def register() -> Mapping[str, Any]:
    """Read the bundled register."""
    read: Mapping[str, Any] = yaml.load(
        files("tracker.register").joinpath("register.yaml").read_bytes(), Loader=yaml.CSafeLoader
    )
    return read


def persons() -> dict[str, list[str]]:
    """Give every way of writing each person of the register."""
    return {
        key: [
            one["name"],
            *one["variants"],
            *(printed["form"] for printed in one["as_printed"]),
            *(cyrillic["form"] for cyrillic in one["cyrillic"]),
        ]
        for key, one in register()["persons"].items()
    }


def in_cyrillic() -> Iterator[tuple[str, str, str]]:
    """Give each person's key, given name and surname, in Cyrillic."""
    for key, one in register()["persons"].items():
        for form in one["cyrillic"]:
            given, surname = form["form"].split()
            yield key, given, surname


def sentences() -> list[str]:
    """Give sentences in which nobody is named."""
    return [line for line in _SENTENCES.splitlines() if line]


_SENTENCES = """
Суд в Алматы оставил приговор без изменения.
В Харькове и под Харьковом прошли собрания профсоюза.
Встреча в городе Харькове перенесена на осень.
Министерство труда не ответило на письмо от 3 мая.
Рабочие нефтяных промыслов вышли на мирное собрание.
Комитет экспертов выразил сожаление.
Правительство обещало внести закон до конца года.
Рыбаков и шахтёров не приняли в члены федерации.
Кузнецов на заводе осталось двое.
Соколов разводят в горах.
Комаров было много, и лагерь закрыли.
Волков в заповеднике охраняют.
Победа рабочих была неполной.
Правда об аварии вышла наружу.
Профсоюз зарегистрирован под новым названием.
Роза ветров изменилась, сказали метеорологи.
Амин, сказал старик и закрыл книгу.
Елена пришла позже всех.
Лариса и Роза не были на собрании.
Максат сказал, что заседание перенесли.
Дмитрий и Елена подписали протокол.
На заседании говорили о хлопке и о принудительном труде.
Болот в округе много, дорога размыта.
Хорезм, Бухара и Навои прислали отчёты.
Посольство отказало в визе.
Инспекция труда проверила три шахты.
Закон № 87 вступил в силу в 2020 году.
Федерация профсоюзов выбрала нового председателя.
Ерлан — частое имя в этих местах.
Город Туркменбаши стоит у моря.
Осмотр цехов проведён без предупреждения.
Асфальтовый завод остановлен.
Кушать в столовой стало дороже.
Тихая улица у завода перекрыта.
Тихоновка и Тихвин лежат далеко друг от друга.
Раджастхан не входит в число стран.
Балтийские профсоюзы прислали письмо.
Бабаевский завод не работает с весны.
Елшанка затоплена.
The court of appeal upheld the sentence.
The ministry did not answer the letter of 3 May.
Workers gathered in front of the town hall.
The union was registered under another name.
Rose and Helen were not at the meeting.
Amen, said the old man.
Burrow and nest alike were destroyed by the flood.
The oil company dismissed forty people.
Nobody answered within sixty days.
The law on trade unions was amended in 2020.
A Baltic federation sent its greetings.
Elena and Dmitry are common names here.
Cotton was picked by hand again this year.
The embassy refused the visa.
The labour inspectorate looked at three mines.
In Kharkov and near Kharkiv the unions met.
Two bans ran out and were never lifted.
The Committee noted with regret that nothing had changed.
Atlas and map were handed over.
Urals and Altai are mountains.
Makhmud is a given name, and so is Malohat.
Osmosis has nothing to do with it.
The burrows of the marmots were filled in.
A report is due by 1 September.
"""
