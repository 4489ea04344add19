"""W4, and what a reader takes away: every paper and table, twice the same, in a second, readable by everybody."""

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from pypdf import PdfReader

from tests.browser.paper import most
from tests.drills.office import LibreOffice
from tests.drills.office_files import cells_in, cells_of, flaws_of, formulas_in, paragraphs_of
from tests.drills.papers import Made, every_paper, in_another_process
from tests.drills.pdf_ua import flaws
from tests.drills.sample import sample
from tests.journeys.records import Served
from tests.journeys.register import named_in
from tests.web.workspace.before_a_session import an_office
from tracker.accounts.roles import COUNTRY

SECONDS = 1.0
"""How long a paper may take."""

_MOST_SHOWN = 40


def drill() -> bool:
    """Print what there is, and what is wrong with it; say whether nothing is."""
    with ExitStack() as kept:
        folder = Path(kept.enter_context(TemporaryDirectory()))
        office = LibreOffice(folder)
        served = kept.enter_context(sample())
        small = an_office(folder)
        kept.callback(small.close)
        team = small.person("Aigul", COUNTRY + "KZ")
        first, second = (every_paper(served, small.signed_in(team)) for _ in range(2))
        tell(first, second)
        notices = notices_what_is_wrong(office)
        wrong = [
            *([] if notices else ["LibreOffice opens what is broken, so it says nothing of what is not"]),
            *not_the_same(first, second),
            *not_the_same_elsewhere(first, in_another_process(served)),
            *too_slow(first, second),
            *too_long(first, demands_of(served)),
            *(f"{one.name}: {flaw}" for one in first if one.ending == "pdf" for flaw in flaws(one.body)),
            *(f"{one.name}: {flaw}" for one in first if one.ending in {"docx", "xlsx"} for flaw in flaws_of(one.body)),
            *(f"{one.name} names somebody" for one in first if named_in(said_in(one))),
            *opened_wrongly(office, first),
        ]
    print(*wrong[:_MOST_SHOWN], sep="\n")
    return not wrong


def tell(first: Sequence[Made], second: Sequence[Made]) -> None:
    """Print how many files there are of each kind, how large they are, and how long the slowest took."""
    best = quickest(first, second)
    for ending in sorted({one.ending for one in first}):
        of_kind = [one for one in first if one.ending == ending]
        slowest = max(of_kind, key=lambda one: best[one.name])
        largest = max(len(one.body) for one in of_kind) // 1000
        print(f"{ending:<5}{len(of_kind):>4} files, at most {largest} kB, {best[slowest.name]:.2f} s ({slowest.name})")
    papers = [one for one in first if one.ending == "pdf" and "demands" not in one.name]
    own, whole = (max(map(count, papers)) for count in (leaves_before_the_annex, leaves))
    print(f"briefs and cards: at most {own} leaves, {whole} with annex and notes")


def quickest(first: Sequence[Made], second: Sequence[Made]) -> Mapping[str, float]:
    """Give the shorter of two times for each file: another program may have had the machine once."""
    again = {one.name: one.seconds for one in second}
    return {one.name: min(one.seconds, again[one.name]) for one in first}


def not_the_same(first: Sequence[Made], second: Sequence[Made]) -> list[str]:
    """List the files that were others the second time."""
    before = {one.name: one.body for one in first}
    return [f"{one.name} was not the same the second time" for one in second if before.get(one.name) != one.body]


def not_the_same_elsewhere(first: Sequence[Made], others: Mapping[str, str]) -> list[str]:
    """List the files that another process made otherwise, and say so where it made none at all."""
    own = {one.name: sha256(one.body).hexdigest() for one in first}
    changed = [f"{name} was not the same in another process" for name in others if own.get(name) != others[name]]
    return changed if others else ["another process made no file"]


def too_slow(first: Sequence[Made], second: Sequence[Made]) -> list[str]:
    """List the papers that took too long; tables of everything are no papers."""
    best = quickest(first, second)
    papers = [one.name for one in first if one.ending in {"pdf", "docx"}]
    return [f"{name} took {best[name]:.2f} s" for name in papers if best[name] > SECONDS]


def too_long(found: Sequence[Made], demands: Mapping[str, int]) -> list[str]:
    """List the briefs and cards whose own part, before its annex, takes more than two leaves for twelve demands."""
    wrong = []
    for one in found:
        country = next((code for code in demands if f"-{code}-" in f"{one.name}-" or f"-{code}." in one.name), None)
        is_brief = one.ending == "pdf" and country is not None and "demands" not in one.name
        if is_brief and country is not None and leaves_before_the_annex(one) > most(demands[country]):
            wrong.append(f"{one.name} takes {leaves_before_the_annex(one)} leaves for {demands[country]} demands")
    return wrong


def demands_of(served: Served) -> Mapping[str, int]:
    """Say how many demands each country has."""
    countries = served.client.get("/en/overview.json").json()["countries"]
    return {one["country"].lower(): one["n"] for one in countries}


def leaves(paper: Made) -> int:
    """Count the pages of a PDF."""
    return len(PdfReader(BytesIO(paper.body)).pages)


def leaves_before_the_annex(paper: Made) -> int:
    """Count the pages of a PDF up to the one that begins with the annex."""
    texts = [page.extract_text() for page in PdfReader(BytesIO(paper.body)).pages]
    begins = (at for at, text in enumerate(texts) if {"Annex", "Приложение"} & set(text.splitlines()[:3]))
    return next(begins, len(texts))


def said_in(paper: Made) -> str:
    """Give all that a file says."""
    if paper.ending == "pdf":
        return " ".join(page.extract_text() for page in PdfReader(BytesIO(paper.body)).pages)
    if paper.ending == "docx":
        return " ".join(paragraphs_of(paper.body))
    if paper.ending == "xlsx":
        return " ".join(cells_of(paper.body))
    return " ".join(held.decode("utf-8", "replace") for held in inside(paper).values())


def inside(package: Made) -> Mapping[str, bytes]:
    """Give the files of a package."""
    with ZipFile(BytesIO(package.body)) as file:
        return {name: file.read(name) for name in file.namelist() if not name.endswith("/")}


def opened_wrongly(office: LibreOffice, found: Sequence[Made]) -> list[str]:
    """Let LibreOffice open every file, and every table of a package, and compare what it read with what we wrote."""
    texts = {one.name: one.body for one in found if one.ending == "docx"}
    tables = {one.name: one.body for one in found if one.ending == "xlsx"}
    packed = {
        f"{package.name.removesuffix('.zip')}-{name.replace('/', '-')}": held
        for package in found
        if package.ending == "zip"
        for name, held in inside(package).items()
        if name.endswith(".csv")
    }
    return [*_texts(office, texts), *_tables(office, tables), *_tables(office, packed)]


def _texts(office: LibreOffice, texts: Mapping[str, bytes]) -> list[str]:
    opened = office.write_down(texts, "txt:Text (encoded):UTF8")
    read = {name: " ".join(held.decode("utf-8-sig").split()) for name, held in opened.files.items()}
    lost = [
        f"{name}: LibreOffice lost «{paragraph[:60]}»"
        for name, body in texts.items()
        for paragraph in paragraphs_of(body)
        if paragraph not in read.get(name.rpartition(".")[0], "")
    ]
    print(f"LibreOffice read {len(opened.files)} of {len(texts)} texts")
    return [*opened.complaints, *lost]


def _tables(office: LibreOffice, tables: Mapping[str, bytes]) -> list[str]:
    opened = office.write_down(tables, "fods")
    wrong = [f"{name}: LibreOffice computes {one}" for name, held in opened.files.items() for one in formulas_in(held)]
    for name, body in tables.items():
        held = opened.files.get(name.rpartition(".")[0])
        if held is not None and name.endswith(".xlsx") and cells_in(held) != cells_of(body):
            wrong.append(f"{name}: LibreOffice read other cells than we wrote")
    print(f"LibreOffice read {len(opened.files)} of {len(tables)} tables")
    return [*opened.complaints, *wrong]


def notices_what_is_wrong(office: LibreOffice) -> bool:
    """Say whether LibreOffice complains of a file cut off in its midst, and shows the formula of one that has one."""
    flat = (
        '<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" office:version="1.2"'
        ' office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet>'
        '<table:table table:name="T"><table:table-row><table:table-cell table:formula="of:=1+1"/></table:table-row>'
        "</table:table></office:spreadsheet></office:body></office:document>"
    )
    with_formula = office.write_down({"formula.fods": flat.encode()}, "xlsx").files["formula"]
    cut = office.write_down({"cut.xlsx": with_formula[: len(with_formula) // 2]}, "fods")
    whole = office.write_down({"whole.xlsx": with_formula}, "fods")
    is_seen = bool(formulas_in(whole.files["whole"])) and any("formula" in flaw for flaw in flaws_of(with_formula))
    return is_seen and bool(cut.complaints) and not whole.complaints
