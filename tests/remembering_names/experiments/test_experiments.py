"""This report's experiments: what they make, read and override."""

from remembering_names.experiments import EXPERIMENTS
from remembering_names.models import MODELS
from remembering_names.report import REPORT


def test_what_is_read_is_made_before() -> None:
    made: set[str] = set()
    for target in REPORT.targets():
        assert made.issuperset(target.reads), target.name
        made.update(target.writes.values())


def test_no_two_targets_make_the_same_file() -> None:
    files = [file for t in REPORT.targets() for file in t.writes.values()]
    assert len(files) == len(set(files))


def test_a_quick_run_makes_the_same_files() -> None:
    quick = [target.writes for target in REPORT.targets(is_quick=True)]
    assert quick == [target.writes for target in REPORT.targets()]


def test_a_quick_run_overrides_only_settings_that_exist() -> None:
    for experiment in EXPERIMENTS:
        own = [set(settings) for settings in experiment.subjects.values()]
        for settings in own or [set()]:
            known = settings | set(experiment.settings)
            assert known.issuperset(experiment.quick), experiment.name


def test_every_model_has_a_recipe_and_is_held_out_by_it() -> None:
    reads = {target.name: target.reads for target in REPORT.targets()}
    for spec in MODELS:
        recipe = f"data/results/{spec.key}.recipe.json"
        assert reads[f"{spec.key}.held_out"] == (recipe,)
