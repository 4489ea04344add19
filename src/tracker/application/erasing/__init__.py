"""Erasing: every text of the record with its place, texts that lie beside it, and driving out what is gone."""
