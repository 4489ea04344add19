"""A session: what one country's demands look like before one body, for the room and for the brief."""
