"""What is put together without a macro is what the macro prints, and addresses are written alike."""

from datetime import date

import pytest

from tracker.web.address import Address, Dating
from tracker.web.html import Renderer, renderers
from tracker.web.views.shell import Shell
from tracker.web.views.standings import Row
from tracker.web.wording import Text
from tracker.web.workspace.addresses import DeskAddress

TEXTS = (
    Text("Free <the> unions & all"),
    Text("Освободить", "ru"),
    Text("Let them go", translation="machine"),
)


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("text", TEXTS, ids=["own", "other", "translated"])
def test_a_row_of_a_list_is_what_its_macro_prints(language: str, text: Text) -> None:
    shell = Shell(
        Address(language, "countries/kz", Dating(date(2026, 1, 1), 3)), sample=False, name=None, day=date(2026, 1, 1)
    )
    rows = [
        Row("kz-2021-1", text, "in_n", date(2021, 6, 1), state="met", measures=2, met=2),
        Row(
            "kz-2021-2", text, "in_n", date(2021, 6, 1), state="not_met", opposite=1, measures=3, stale=True, period=90
        ),
    ]

    listed = rendered(language, "{{ demand_rows(rows, shell) }}", rows=rows, shell=shell)
    by_macro = rendered(
        language,
        '{% from "_row.html" import row %}{% for one in rows %}{{ row(one, shell) }}{% endfor %}',
        rows=rows,
        shell=shell,
    )

    assert without_breaks(listed) == without_breaks(by_macro)


@pytest.mark.parametrize("text", [*TEXTS, None])
def test_a_text_is_said_as_its_macro_says_it(text: Text | None) -> None:
    by_macro = '{% from "_macros.html" import say %}{{ say(text) }}'

    assert rendered("en", "{{ text_said(text) }}", text=text) == rendered("en", by_macro, text=text)


def test_an_address_of_the_desk_stays_on_the_desk() -> None:
    address = DeskAddress("en", "countries/kz", filters={"state": "met"})

    assert address.at("countries/kg") == address.to("countries/kg").url == "/desk/countries/kg"
    assert address.where(state="open").url == "/desk/countries/kz?state=open"


@pytest.mark.parametrize("on", [Dating(), Dating(date(2026, 1, 1), 3), Dating(date(2026, 1, 1), then=date(2025, 1, 1))])
@pytest.mark.parametrize("thing", ["", "countries/kg"])
def test_an_address_is_written_at_once_as_it_is_written_part_by_part(on: Dating, thing: str) -> None:
    address = Address("ru", "countries/kz", on)

    assert address.at(thing) == address.to(thing).url


def rendered(language: str, template: str, **given: object) -> str:
    renderer: Renderer = renderers()[language]
    return renderer._environment.from_string(template).render(**given)  # noqa: SLF001 - a template of the test's own


def without_breaks(text: str) -> str:
    return text.replace("\n", "")
