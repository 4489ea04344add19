"""The model of django-simple-history; imported only once Django has its settings."""

from django.db import models
from simple_history.models import HistoricalRecords


class Note(models.Model):  # type: ignore[misc]  # Django comes without types
    """One demand with what was said of it last."""

    demand = models.CharField(max_length=40, default="kz-2021-1")
    day = models.CharField(max_length=10, default="2022-06-01")
    wording = models.TextField()
    history = HistoricalRecords(history_user_id_field=models.IntegerField(null=True), use_base_model_db=True)

    class Meta:
        """Belong to the one application that is installed."""

        app_label = "simple_history"

    def __str__(self) -> str:
        """Give the demand."""
        return str(self.demand)


def history_of(model: type[models.Model]) -> type[models.Model]:
    """Give the model of its history."""
    made: type[models.Model] = model.history.model
    return made
