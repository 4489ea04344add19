"""Whose record a demo is: nobody's, and it says so."""

from tracker.application.tracker import Founding

SAMPLE = Founding(
    name={
        "en": "International Labour Rights Monitoring Mission for Central Asia (sample data)",
        "ru": "Международная мониторинговая миссия по трудовым правам в Центральной Азии (учебные данные)",
    },
    publisher={
        "en": "Nobody: sample data made for this software",
        "ru": "Никто: это учебные данные, составленные для этой программы",
    },
    contact={
        "en": "nobody (this is sample data)",
        "ru": "некому (это учебные данные)",
    },
    zone="Asia/Bishkek",
    origin="localhost/demo",
    sample=True,
)
"""Whose record a demo is."""

SAMPLE_COUNTRY = "KZ"
"""The country whose coordinator one of the accounts of a demonstration is."""
