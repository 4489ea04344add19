import pytest

from tracker.accounts.nicknames import at_a_glance, fit, fold
from tracker.accounts.refusals import NicknameLength, NicknameMixed, NicknameSigns, NicknameTaken
from tracker.domain.refusals import Refused


@pytest.mark.parametrize(
    "typed",
    ["Aigul", "Айгуль", "Bolot-2", "chinara.k", "Ча Щё", "o'ktam", "Ғани", "Өмүр", "ქეთი", "ab", "x" * 32, "27 may"],
)
def test_a_nickname_of_one_alphabet_is_kept_as_it_was_typed(typed: str) -> None:
    assert fit(typed) == typed


def test_a_nickname_is_kept_composed_and_without_spaces_around_it() -> None:
    assert fit("  Бои\N{COMBINING BREVE}  ") == "Бой"


@pytest.mark.parametrize("typed", ["", "a", " a ", "x" * 33])
def test_a_nickname_too_short_or_too_long_is_refused(typed: str) -> None:
    with pytest.raises(NicknameLength):
        fit(typed)


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("Aigul\N{RIGHT-TO-LEFT OVERRIDE}toloB", id="right to left override"),
        pytest.param("\N{LEFT-TO-RIGHT ISOLATE}Aigul", id="isolate"),
        pytest.param("Ai\N{ZERO WIDTH SPACE}gul", id="zero width space"),
        pytest.param("Ai\N{ZERO WIDTH JOINER}gul", id="zero width joiner"),
        pytest.param("Ai\N{SOFT HYPHEN}gul", id="soft hyphen"),
        pytest.param("Ai\N{WORD JOINER}gul", id="word joiner"),
        pytest.param("\N{ZERO WIDTH NO-BREAK SPACE}Aigul", id="byte order mark"),
        pytest.param("Ai\N{HANGUL FILLER}gul", id="letter that nobody sees"),
        pytest.param("\N{HANGUL CHOSEONG FILLER}\N{HANGUL JUNGSEONG FILLER}", id="only letters that nobody sees"),
        pytest.param("Ai\N{COMBINING ENCLOSING CIRCLE}gul", id="combining sign"),
        pytest.param("Ai\N{NO-BREAK SPACE}gul", id="no-break space"),
        pytest.param("Ai\N{EN SPACE}gul", id="en space"),
        pytest.param("Aigul\n", id="line break"),
        pytest.param("Ai\tgul", id="tab"),
        pytest.param("Ai\x00gul", id="nul"),
        pytest.param("Ai\ud800gul", id="half a surrogate"),
        pytest.param("\N{FULLWIDTH LATIN CAPITAL LETTER A}igul", id="full width"),
        pytest.param("\N{MATHEMATICAL BOLD CAPITAL A}igul", id="mathematical"),
        pytest.param("Aigul\N{ARABIC-INDIC DIGIT TWO}", id="digits of another script"),
        pytest.param("<script>", id="markup"),
        pytest.param("=Aigul", id="formula"),
        pytest.param("Aigul\N{WHITE HEAVY CHECK MARK}", id="emoji"),
        pytest.param("Ai  gul", id="two spaces"),
        pytest.param("Ai-.gul", id="two signs"),
        pytest.param("-Aigul", id="sign first"),
        pytest.param("Aigul.", id="sign last"),
    ],
)
def test_what_is_invisible_or_disguised_is_refused(typed: str) -> None:
    with pytest.raises(NicknameSigns):
        fit(typed)


@pytest.mark.parametrize("typed", ["Аigul", "Bоlot", "Chinarа", "aβ", "ქa"])
def test_letters_of_two_alphabets_are_refused(typed: str) -> None:
    with pytest.raises(NicknameMixed):
        fit(typed)


@pytest.mark.parametrize("typed", ["host", "HOST", "ноѕт", "h-o-s-t", "Tracker", "dern0", "ho5t"])
def test_a_nickname_that_looks_like_one_of_ours_is_refused(typed: str) -> None:
    with pytest.raises(NicknameTaken):
        fit(typed)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Aigul", "AIGUL"),
        ("Сара", "Capa"),
        ("СОСО", "coco"),
        ("Bolot", "B-o l.o_t"),
        ("Bolot", "BoIot"),
        ("Bolot", "b01ot"),
        ("Жусуп", "Жўсуп"),
        ("Zoë", "Zoe"),
        ("Straße", "STRASSE"),
        ("ΒΟΤ", "BOT"),
    ],
)
def test_nicknames_that_look_alike_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_nicknames_that_differ_fold_apart() -> None:
    names = ["Aigul", "Bolot", "Chinara", "Айгуль", "Болот", "Чинара", "aigul2"]

    assert len({fold(name) for name in names}) == len(names)
    assert len({at_a_glance(name) for name in names}) == len(names)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Зара", "3ара"), ("Чинара", "4инара"), ("Болот", "6олот"), ("Marat", "Rnarat"), ("Bolot", "8olot"), ("Шо", "wo")],
)
def test_nicknames_that_are_one_at_a_glance_are_known_as_such(one: str, other: str) -> None:
    assert at_a_glance(one) == at_a_glance(other)


def test_a_refusal_repeats_nothing_of_what_was_typed() -> None:
    with pytest.raises(Refused) as refusal:
        fit("Ai\N{ZERO WIDTH SPACE}gul")

    assert "gul" not in repr(refusal.value)
