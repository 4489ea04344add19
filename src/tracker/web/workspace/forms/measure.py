"""One measure, as the forms about demands ask for it: an object, an act, and a label that everybody reads."""

from collections.abc import Mapping

from tracker.application.workspace.demand_inputs import NewMeasure
from tracker.domain.demand_events import Act, ObjectKind
from tracker.web.workspace.form import Form

_KINDS = {one.value: one for one in ObjectKind}


def read_measure(form: Form, label: Mapping[str, str], place: str = "") -> NewMeasure | None:
    """Read the measure of a place on the form (`_2`), under its label; None where something of it is missing."""
    kind, _, key = form.value(f"object{place}").partition(":")
    if not key:
        kind, key = form.value(f"new_object{place}"), form.text(f"new_key{place}", longest=80) or ""
    if kind not in _KINDS or not key:
        form.complain(f"object{place}", "form.choose")
    act = form.choice(f"act{place}", Act)
    if kind not in _KINDS or not key or act is None:
        return None
    return NewMeasure(
        object=_KINDS[kind],
        key=key,
        act=act,
        label=label,
        act_detail=form.text(f"act_detail{place}", longest=80),
        posthumous=form.is_ticked(f"posthumous{place}"),
    )
