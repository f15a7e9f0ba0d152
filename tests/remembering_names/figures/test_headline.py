"""What came out on names never seen, drawn of numbers that are made up."""

from firsthand.drawing.svg import Look, Sheet
from firsthand.results import Record
from remembering_names.figures.headline import unseen


def test_rows_go_from_the_least_accurate_network_to_the_most() -> None:
    means = {"a": 0.8, "b": 0.7, "c": 0.9}
    scores = {
        key: Record(mean=m, interval=[m - 0.01, m + 0.01], by_split=[m, m])
        for key, m in means.items()
    }
    looks = [Look(key, key.upper(), "#123456") for key in means]
    figure, _ = unseen(Sheet(Record(split_scores=Record(scores)), looks))
    labels = [text.get_text() for text in figure.axes[0].get_yticklabels()]
    assert labels == ["B", "A", "C"]
