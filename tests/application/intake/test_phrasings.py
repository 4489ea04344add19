"""Turns of phrase, each of a class of its own: which of them ask, promise or tell, and of whom."""

import pytest

from tests.application.intake.papers import a_text, demands
from tracker.application.intake.refusals import TooMuchProposed
from tracker.application.intake.understanding import propose
from tracker.domain.demand_events import Counting

STATE, OURSELVES = "government", "self"


def asked(written: str) -> list[str]:
    """Give whom each demand of a text is put to: the key of a body, else the type of addressee."""
    return [one.called.body or one.called.type for one in demands(written)[1]]


@pytest.mark.parametrize(
    ("written", "to"),
    [
        ("The Union will publish its report in May.", OURSELVES),
        ("Каждая сторона предоставит работникам другой стороны юриста.", OURSELVES),
        ("Окончательный доклад миссия представит до мая.", OURSELVES),
        ("Съезд поручает исполкому подготовить обращение.", OURSELVES),
        ("We instruct the Secretariat to open a hotline.", OURSELVES),
        ("We call upon shipowners to pay the crews.", "employers"),
        ("Требуем от судовладельцев выплатить зарплату.", "employers"),
        ("The app ought to drop the bag rent.", "employers"),
        ("Банки, давшие заводу кредит, просим спросить, где его рабочие.", "banks"),
        ("К профсоюзам мира — с призывом поддержать нефтяников.", "unions"),
        ("От компании «Мунай» ждём возвращения уволенных на работу.", "employers"),
        ("We ask the World Health Organization to check the figures.", "un"),
        ("Let Parliament pass the bill on working time.", STATE),
        ("А хозяин пусть поставит щитки.", "employers"),
        ("Казахстану стоит ратифицировать Конвенцию № 97.", STATE),
        ("Armenia would be well advised to ratify Convention No. 102.", STATE),
        ("The Government of Georgia has a duty to close the mine.", STATE),
        ("Считаю, что работодатель обязан возместить вред семье.", "employers"),
        ("We think it right that the charges be dropped.", STATE),
        ("You are hereby required to pay the miners of Georgia.", STATE),
        ("Бастующие выдвигают ультиматум. Виновные должны понести наказание.", STATE),
        ("The Ministry of Labour to report on the draft by May.", STATE),
        ("Вновь напоминаем о нашем предложении ратифицировать Конвенцию № 135.", STATE),
        ("We remind the Government of our request to open the archives.", STATE),
        ("Зарплату — вовремя!", STATE),
        ("Чинару и Болота — на свободу!", STATE),
        ("The Committee may wish to recommend that Georgia pay the women.", STATE),
    ],
)
def test_what_asks_and_what_binds_is_found_with_its_addressee(written: str, to: str) -> None:
    assert asked(written) == [to]


@pytest.mark.parametrize(
    "written",
    [
        "The programme, which calls upon employers to be kind, was adopted.",
        "А тех, кто ходит под окнами, мы ни о чём не просим.",
        "Разве мы просим дворцов?",
        "По регламенту правительство Казахстана должно отвечать через месяц.",
        "Here is what we want, and it is not much.",
        "Everything must be put right.",
        "Надо понимать экономику процесса.",
        "Телефоны следует отключить.",
        "Слушатели спрашивают, надо ли платить взносы.",
        "Не надо мне хлопать.",
        "Няня работает столько, сколько нужно ребёнку.",
        "Мы напоминаем, что Узбекистан обязан отчитываться о Конвенции № 29.",
        "Кто не подписывает, тому предлагается искать другую работу.",
        "The song asks the Tsar to step down.",
        "Courts demand statistics which only the employer has.",
        "Одна компания даже требует благодарственного письма.",
        "The French should check the second point.",
        "Talk to your neighbour. Bring tea.",
        "Journalists must bring identification.",
        "Поскольку никто не должен работать в такую жару, мы собрались.",
        "The Government must have known.",
    ],
)
def test_what_only_sounds_like_a_demand_is_none(written: str) -> None:
    assert asked(f"The bakers of Georgia met in May.\n\n{written}") == []


def test_what_nobody_may_suffer_is_asked_of_all_and_not_of_who_was_asked_before() -> None:
    _, found = demands("We call on the Parliament of Georgia to act. Nobody shall be left behind.")

    assert [[organ.key for organ in one.called.organs] for one in found] == [["parliament"], []]
    assert not found[1].called.in_text


@pytest.mark.parametrize(
    "written",
    [
        "The Parliament of Kazakhstan should, for its part, ratify Convention No. 87.",
        "Парламенту Казахстана следует, не откладывая, ратифицировать Конвенцию № 87.",
        "We call on the Parliament of Kazakhstan, once again, to ratify Convention No. 87.",
    ],
)
def test_an_aside_parts_no_demand(written: str) -> None:
    text, [only] = demands(written)

    assert text.words(only.quotation) == written


def test_she_must_be_released_is_asked_and_he_must_go_home_is_not() -> None:
    _, found = demands("Aigul Asanova is in prison in Georgia. She must be released. She must get up at five.")

    assert [one.counting for one in found] == [Counting.IMPLIED]


def test_an_article_that_tells_what_others_asked_reports_it() -> None:
    _, [found] = demands("The Union of Bakers called on the Government of Georgia to raise pay.")

    assert found.counting is Counting.REPORTED


def test_who_is_greeted_in_a_paragraph_is_asked_in_it() -> None:
    written = (
        "The couriers of Baku are on strike in Azerbaijan.\n\nDear European Union, you are coming to Baku to talk. "
    )

    _, [found] = demands(f"{written}Please raise the case of Aigul Asanova before you sign.")

    assert found.called.body == "eu"


def test_the_committee_is_the_one_that_the_document_names() -> None:
    head = "Комитет по свободе объединения\nЖенева\n\nЖАЛОБА\nна Правительство Беларуси"

    assert asked(f"{head}\n\nЗаявитель просит Комитет рассмотреть жалобу срочно.") == ["ilo"]


def test_both_governments_are_the_two_that_were_asked_before() -> None:
    lead = "No British company should profit.\n\nCongress calls on:\n\n"
    items = "i. the government of Belarus to pay;\n\nii. the government of Azerbaijan to pay;\n\n"

    _, found = demands(f"{lead}{items}iii. both governments to comply with Convention No. 98.")

    assert [one.called.country for one in found if one.conventions] == ["BY", "AZ"]


def test_a_list_of_the_dead_is_posthumous_behind_that_word() -> None:
    _, [found] = demands(
        "The Society asks Georgia to rehabilitate posthumously Aigul Asanova, Bolot Temirov and Eva Lee."
    )

    assert [one.posthumous is not None for one in found.persons] == [True, True, True]


def test_more_than_anybody_could_review_is_refused() -> None:
    with pytest.raises(TooMuchProposed) as refused:
        propose(a_text("We demand bread. " * 9), most=5)

    assert refused.value.values == {"most": 5}
