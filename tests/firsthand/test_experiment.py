"""What an experiment turns into: its targets, and what they read."""

from firsthand.experiment import Experiment

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


def test_it_reads_the_weights_that_came_with_results() -> None:
    found = read(Experiment("a", "m:f", subjects=TWO, weights=("{key}.lab",)))
    assert found == [
        ["data/weights/rnn.lab.safetensors"],
        ["data/weights/gru.lab.safetensors"],
    ]


def test_settings_of_a_subject_and_of_a_quick_run_come_last() -> None:
    experiment = Experiment(
        "a",
        "m:f",
        settings={"size": 0, "steps": 9},
        subjects=TWO,
        quick={"steps": 1},
    )
    assert [t.settings for t in experiment.targets(is_quick=True)] == [
        {"size": 1, "steps": 1},
        {"size": 2, "steps": 1},
    ]
