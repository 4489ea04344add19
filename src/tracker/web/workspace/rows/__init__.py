"""Rows: tables of many entries or demands, each row of which is read as the form of its kind would be."""
