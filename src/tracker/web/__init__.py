"""Public pages and their JSON: what the record shows to anyone, in two languages and without JavaScript."""
