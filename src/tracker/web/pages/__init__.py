"""The routes: parse what is asked, read the record, answer."""
