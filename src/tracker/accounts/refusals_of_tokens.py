"""Every way in which tokens are refused to their holder."""

from tracker.domain.refusals import Refused


class NotAScope(Refused):
    """A token is for one scope at least, of those that there are."""

    message = "refused.not_a_scope"


class TokenDaysUnfit(Refused):
    """A token is good for 1 to `most` days."""

    message = "refused.token_days_unfit"


class TooManyTokens(Refused):
    """An account has at most `most` tokens at once."""

    message = "refused.too_many_tokens"


class TokenUnknown(Refused):
    """The account has no such token, or it has ended."""

    message = "refused.token_unknown"
