"""What the tests of the domain share: generated stories have no time limit, so that a busy machine fails none."""

from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
