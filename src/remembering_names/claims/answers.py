"""What networks would answer if a name ended at any of its letters."""

from typing import Any

from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import (
    Room,
    all_above,
    all_below,
    at_most,
    every,
)
from remembering_names.claims.held_out import ALL, NETWORKS

SHOWN = f"{ALL}.memory.shown"


def last_steps(numbers: Any, key: str) -> list[float]:
    """Return by how much belief in the right language grows at the end."""
    rows = numbers[key].memory.trained.belief
    return [row[-1] - row[-2] for row in rows]


def shown(numbers: Any, name: str) -> list[Any]:
    """Return what each network made of a name that is shown."""
    return [
        one
        for key in NETWORKS
        for one in numbers[key].memory.shown
        if one.name == name
    ]


def all_answer(answers: list[str], language: str) -> Room:
    """Return the room of: all answers are this language."""
    return at_most(len([one for one in answers if one != language]), 0)


def none_answers(answers: list[str], language: str) -> Room:
    """Return the room of: no answer is this language."""
    return at_most(answers.count(language), 0)


CLAIMS = (
    Claim(
        "last_letter_decides",
        "In every run of every network the right language gains more than "
        "twenty points of probability at the last letter alone.",
        lambda r: every(all_above(last_steps(r, key), 0.2) for key in NETWORKS),
        {
            "In one GRU it gains a tenth.": {
                "gru.memory.trained.belief[0][-2]": 0.7,
                "gru.memory.trained.belief[0][-1]": 0.8,
            }
        },
        {
            f"{ALL}.memory.trained.belief[*][-2]": 0.65,
            f"{ALL}.memory.trained.belief[*][-1]": 0.5,
        },
    ),
    Claim(
        "moretti_turns",
        "Until its last letter no network takes *Moretti* for Italian; at the "
        "last letter every one does.",
        lambda r: every(
            room
            for one in shown(r, "Moretti")
            for room in (
                none_answers(one.answer[:-1], "Italian"),
                all_answer(one.answer[-1:], "Italian"),
            )
        ),
        {
            "The GRU sees it two letters before.": {
                "gru.memory.shown[name=Moretti].answer[4]": "Italian"
            },
            "The linear RNN never does.": {
                "rnn.memory.shown[name=Moretti].answer[-1]": "English"
            },
        },
        {
            f"{SHOWN}[name=Moretti].answer[:-1]": "Italian",
            f"{SHOWN}[name=Moretti].answer[-1]": "Greek",
        },
    ),
    Claim(
        "rowley_is_early",
        "*Rowley* is English to all networks from its fourth letter on.",
        lambda r: every(
            all_answer(one.answer[3:], "English") for one in shown(r, "Rowley")
        ),
        {
            "The tanh RNN takes it for Polish until the end.": {
                "tanh_rnn.memory.shown[name=Rowley].answer[3:5]": "Polish"
            }
        },
        {f"{SHOWN}[name=Rowley].answer[3:]": "Irish"},
    ),
    Claim(
        "gosselin_fools",
        "*Gosselin*, a French name, ends as a Russian one might, and no "
        "network gives French a chance in ten.",
        lambda r: every(
            all_below(one.own[-1:], 0.1) for one in shown(r, "Gosselin")
        ),
        {
            "The bidirectional LSTM gives it a third.": {
                "bilstm.memory.shown[name=Gosselin].own[-1]": 0.33
            }
        },
        {f"{SHOWN}[name=Gosselin].own[-1]": 0.11},
    ),
)
