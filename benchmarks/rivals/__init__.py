"""What else a coalition could keep its history with, each as its own documentation says to use it."""
