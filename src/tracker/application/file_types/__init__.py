"""File types: what a file is, told by its content alone, and what is left of a picture that anybody may have."""
