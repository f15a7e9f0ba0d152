"""What the figures and tables of delay recall say."""

WORDS = {
    "en": {
        "latch": "latch",
        "clock": "clock",
        "clock_of": "clock of {period}",
        "forgetful": "forgetful",
        "other": "other",
        "untested": "not tested",
        "both_ends": "reads from both ends",
        "started": "{model}, {start}",
        "started_title": "{model},\n{start}",
        "distractors": "longest delay solved, in distractors",
        "end": "{delay} ({kind})",
        "ends": "{network}: {ends}",
        "furthest": (
            "The longest delay that each network solved in the curriculum, a "
            "mark for each seed, and what its accuracy at every delay in a "
            "row makes it. {said}."
        ),
        "guessing": "guessing",
        "all_letters": "all letters",
        "letters": "letters read",
        "solved": "delay solved",
        "climbed": "{model} {ends}",
        "progress": (
            "The delay solved by the number of letters read in the curriculum, "
            "a line for each seed. Solved in the end: {said}."
        ),
        "torch_lstm.delay_fixed": "as PyTorch draws it",
        "forget_bias.delay_start": "forget bias raised by one",
        "chrono.delay_start": "chrono",
        "fixed": "fixed delay, in distractors",
        "accuracy": "accuracy on fresh sequences",
        "gates": "{model}, its gates",
        "all_solved": "{start}: every seed at {delays}",
        "none_solved": "{start}: none in all",
        "starts": (
            "Accuracy of an LSTM trained at one fixed delay, by how its gates "
            "start; a mark is a seed. Solved: {said}."
        ),
        "the_clock": "The clock: {network}",
        "moved": (
            "{network}: a step moves a state by {moved} of the spread of all "
            "states; the two components hold {held} of the variance"
        ),
        "per_cent": "accuracy, in per cent",
        "ticking": "the clock",
        "first_tested": "the delays first tested",
        "everywhere": "At every delay",
        "closer": "Closer",
        "delay": "delay, in distractors",
        "states": (
            "Above: where the states of eight symbols go while distractors "
            "are read, in their first two principal components. {said}. "
            "Below: accuracy at every delay. {period}"
        ),
        "no_period": "No period was found.",
        "period": (
            "Its period is {period}; divided by it, delays score on average, "
            "in per cent: {means}."
        ),
        "remainder": "{share} at those that leave {left}",
        "tested_at": "tested at a delay of",
        "led_to": "led up to a delay of",
        "share": "accuracy",
        "elsewhere": "{model} {share}",
        "solved_none": "{model} has solved none",
        "transfer": (
            "Accuracy of networks trained by a curriculum, by the delay that "
            "they solved and the delay at which they are tested, mean over "
            "the seeds that solved it; a dash where none did. Mean accuracy "
            "away from the delay solved: {said}."
        ),
    }
}
TABLES = {
    "en": {
        "curriculum": (
            "Model | Learning rate | Solved up to, by seed | Solved by every "
            "seed | Updates | Letters | Seconds"
        ),
        "between": ",&nbsp;",
        "two_lines": "{first},<br>{second}",
        "model": "Model",
        "some": "{solved}&nbsp;of&nbsp;{seeds}",
        "fixed_start": "PyTorch's LSTM, {start}",
        "kinds": "Network | Rate",
        "seed": "Seed {seed}",
        "started": "{model}, {start}",
        "end": "{delay}, {kind}",
        "protocol": "Protocol",
        "_small": "no rehearsal, small batches",
        "_larger": "no rehearsal",
        "_published": "rehearsal, the first edition's",
        "": "rehearsal, rates widened, today's",
    }
}
