"""The ways in which the domain says no to erasing something."""

from tracker.domain.refusals import Refused


class PersonErased(Refused):
    """The person's names were erased; nothing more is recorded of them."""

    message = "refused.person_erased"


class ErasureWaits(Refused):
    """Something of the person waits to be erased already."""

    message = "refused.erasure_waits"


class ErasureNotProposed(Refused):
    """Nothing of that id waits to be erased."""

    message = "refused.erasure_not_proposed"
