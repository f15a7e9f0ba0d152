"""What an experiment turns into: its targets, and what they read."""

from firsthand.experiment import Experiment
from remembering_names.experiments import EXPERIMENTS
from remembering_names.models import MODELS
from remembering_names.report import REPORT

TWO = {"rnn": {"size": 1}, "gru": {"size": 2}}


def read(experiment: Experiment, is_quick: bool = False) -> list[list[str]]:
    """Return the results that each target reads."""
    return [list(target.reads) for target in experiment.targets(is_quick)]


def test_an_experiment_reads_the_files_of_the_results_it_names() -> None:
    found = read(Experiment("a", "m:f", reads=("split", "rnn.recipe")))
    assert found == [
        ["data/results/split.json", "data/results/rnn.recipe.json"]
    ]


def test_each_subject_reads_its_own_and_what_all_share() -> None:
    reads = ("{key}.recipe", "split")
    assert read(Experiment("a", "m:f", subjects=TWO, reads=reads)) == [
        ["data/results/rnn.recipe.json", "data/results/split.json"],
        ["data/results/gru.recipe.json", "data/results/split.json"],
    ]


def test_a_quick_run_reads_the_same_files() -> None:
    experiment = Experiment("a", "m:f", subjects=TWO, reads=("{key}.recipe",))
    assert read(experiment, is_quick=True) == read(experiment)


def test_reading_nothing_is_the_rule() -> None:
    assert read(Experiment("a", "m:f", subjects=TWO)) == [[], []]


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
