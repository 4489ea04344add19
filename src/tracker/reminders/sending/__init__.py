"""Sending: the ways on which a mail leaves, each of which says in the same words what came of it."""
