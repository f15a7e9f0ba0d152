"""The figures and tables of the first lessons, and what each shows."""

from remembering_names.figures.targets import figure, table

LESSON_FIGURES = (
    figure("reading", "lessons:unrolled", ["reading"], ["tanh_rnn"]),
    figure("one_gate", "lessons:one_gate", ["one_gate"], ["scratch_lstm"]),
    figure(
        "second_thoughts",
        "second_thoughts:story",
        ["second_thoughts"],
        ["torch_lstm"],
    ),
    figure("two_readers", "lessons:two_readers", ["reading"], ["bilstm"]),
)
LESSON_TABLES = tuple(
    table(f"lesson_{name}", [result], "lessons_tables")
    for name, result in (
        ("states", "reading"),
        ("answer", "reading"),
        ("update", "reading"),
        ("left", "one_gate"),
        ("pairs", "letter_pairs"),
        ("clipping", "clipping"),
    )
)
