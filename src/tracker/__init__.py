"""Follow what was demanded for labour rights, and how far it has been met."""

__version__ = "0.1.0"
