"""Intake: a document on its way into the record, and what was proposed of it, until a person decided on each."""
