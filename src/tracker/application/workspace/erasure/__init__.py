"""What an erasure touches: which texts and files tell of its subject, who may read them, what is decided on each."""
