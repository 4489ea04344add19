"""Intake: a document's text into proposed demands, without a model, each with the words that it rests on."""
