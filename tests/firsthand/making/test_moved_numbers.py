"""Which numbers a run has moved, and how that is told."""

from firsthand.making.moved_numbers import Move, furthest, moved


def test_a_number_that_moved_is_shown_from_what_to_what() -> None:
    assert moved({"a.b": 1, "a.c": 2}, {"a.b": 1.5, "a.c": 2}) == [
        "a.b moved from 1 to 1.5"
    ]


def test_of_a_list_the_value_that_moved_furthest_is_shown() -> None:
    before = {"a[0]": 1.0, "a[1]": 1.0, "a[2]": 1.0}
    after = {"a[0]": 1.1, "a[1]": 3.0, "a[2]": 0.0}
    assert moved(before, after) == ["a[1] moved from 1.0 to 3.0"]


def test_numbers_that_came_and_went_are_counted() -> None:
    assert moved({"a": 1, "b": 1}, {"b": 1, "c": 2, "d": 3}) == [
        "2 numbers are new",
        "1 numbers are gone",
    ]


def test_the_number_that_moved_by_the_largest_share_is_furthest() -> None:
    before = {"a.loss": 10.0, "a.share": 0.5, "a.same": 3.0}
    after = {"a.loss": 11.0, "a.share": 0.25, "a.same": 3.0}
    assert furthest(before, after) == Move("a.share", 0.5, 0.25, 0.5)


def test_in_a_list_a_share_is_that_of_its_largest_value() -> None:
    before = {"a[0]": 100.0, "a[1]": 1.0}
    after = {"a[0]": 100.0, "a[1]": -4.0}
    assert furthest(before, after) == Move("a[1]", 1.0, -4.0, 0.05)


def test_where_nothing_moved_nothing_is_furthest() -> None:
    assert furthest({"a": 1.0, "b": 2.0}, {"a": 1.0, "c": 3.0}) is None
