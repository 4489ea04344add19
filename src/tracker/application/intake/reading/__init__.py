"""Reading: the text of a document with its headings, numbers and pages, taken out of it by a process with limits."""
