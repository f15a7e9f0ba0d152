"""What figures call the models that they show."""

from remembering_names.figures.catalogue import FIGURES
from remembering_names.models import MODELS

FIRST = next(spec for spec in MODELS if spec.lab_label)
OF_THE_LAB = {
    *("curves", "recall", "sweep", "overlap", "lab_steps"),
    *(f"{FIRST.key}.curves", f"{FIRST.key}.confusion"),
}


def called(label: str) -> set[str]:
    """Return the figures in which a model has this name."""
    return {
        figure.settings["name"]
        for figure in FIGURES
        for look in figure.settings["looks"]
        if look["label"] == label
    }


def test_the_lab_reports_model_has_its_own_name_where_it_is_shown() -> None:
    assert called(FIRST.lab_label) == OF_THE_LAB


def test_elsewhere_the_layer_in_the_shared_frame_is_shown() -> None:
    assert called(FIRST.label)
    assert not called(FIRST.label) & OF_THE_LAB
