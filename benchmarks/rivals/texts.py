"""The text that every contestant keeps, as long as what people type about something that happened."""


def text(number: int) -> str:
    """Give a text of some hundred letters that no other number has."""
    return f"The court put off the appeal of the union again, for the reasons that it gave before; number {number}."
