"""The draft of the next resolution: what to do with each open demand, for the coalition's meeting."""
