"""A change of a demand as its form was understood, and as it lies in the record."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from tracker.application.workspace.demand_inputs import Change
from tracker.domain.demand_events import Act, Measure, Object, ObjectKind
from tracker.domain.lifecycle_events import Change as Wanted
from tracker.domain.lifecycle_events import ChangeKind
from tracker.domain.values import Code, Key
from tracker.web.workspace.form import Form, number_in
from tracker.web.workspace.forms.measure import read_measure
from tracker.web.workspace.names import namesakes

ON_A_DAY = {ChangeKind.WITHDRAWN, ChangeKind.CLOSED, ChangeKind.REOPENED, ChangeKind.MEASURE_ADDED}


def change_in(form: Form, reference: str, kind: ChangeKind, texts: Mapping[str, Mapping[str, str]]) -> Change:
    """Read the change that a form asks for; what is missing is complained of in the form."""
    given: dict[str, Any] = {}
    if kind in ON_A_DAY:
        given["on"] = form.day("on")
    match kind:
        case ChangeKind.MEASURE_ADDED:
            given["measure"] = read_measure(form, texts.get("label", {}))
        case ChangeKind.SAME_MEASURE:
            given |= {"number": number_in(form.value("number")), "same_as": _must(form, "same_as")}
        case ChangeKind.MADE_SPECIFIC | ChangeKind.SUPERSEDED:
            given["other"] = _must(form, "other")
        case ChangeKind.ADOPTED:
            given["document"] = _must(form, "document")
        case ChangeKind.TAKEN_BACK:
            given["version"] = number_in(_must(form, "version"))
        case _:
            pass
    return Change(demand=reference, kind=kind, reason=texts.get("reason", {}), namesakes=namesakes(form), **given)


def recorded_change(said: Mapping[str, Any]) -> Wanted:
    """Make a change of how it lies in a read table."""
    measure = said["measure"]
    return Wanted(
        kind=ChangeKind(said["kind"]),
        on=date.fromisoformat(said["on"]) if said["on"] else None,
        number=said["number"],
        of_demand=said["of_demand"],
        of_number=said["of_number"],
        by=said["by"],
        document=said["document"],
        measure=_measure(measure) if measure else None,
        version=said["version"],
    )


def _measure(said: Mapping[str, Any]) -> Measure:
    plain = {name: said[name] for name in ("number", "posthumous", "label", "implied")}
    about = Object(ObjectKind(said["object"]["kind"]), Key(said["object"]["key"]))
    detail = Code(said["act_detail"]) if said["act_detail"] else None
    country = Code(said["country"]) if said["country"] else None
    return Measure(**plain, object=about, act=Act(said["act"]), act_detail=detail, country=country)


def _must(form: Form, name: str) -> str:
    said = form.value(name)
    if not said:
        form.complain(name, "form.choose")
    return said
