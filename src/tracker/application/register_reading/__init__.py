"""Reading a register from disk into checked rows, with errors a coordinator can act on."""

from .links import ASSESSMENTS, CALENDAR, FILES, RATIFICATIONS, REGISTER, TIMELINE
from .problems import Problem, RegisterRefused
from .reading import Register, read_register
from .saying import say, say_all

__all__ = [
    "ASSESSMENTS",
    "CALENDAR",
    "FILES",
    "RATIFICATIONS",
    "REGISTER",
    "TIMELINE",
    "Problem",
    "Register",
    "RegisterRefused",
    "read_register",
    "say",
    "say_all",
]
