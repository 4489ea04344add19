"""The forms of entries, one kind a file: what each offers, how it is read, how what is recorded fills it in again."""
