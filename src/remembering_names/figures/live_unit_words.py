"""What the live part that looks at single units says."""

WORDS = {
    "en": {
        "network": "Network",
        "unit": "Unit, longest half-life first",
        "letter": "Letter",
        "or": "Or take one:",
        "chip": "{name}, {model}, unit {unit}",
        "keeps": "{model}: f of units, in per cent",
        "heads": "Unit | ½",
        "units": "Units, by letter",
        "one": "Unit {unit}, in hundredths",
        "at": "Unit {unit} at letter {place}, {letter}",
        "one_unit": "One unit, by letter",
        "hangs_on": "What {language} hangs on, in per cent of the largest",
        "slopes": "The answer's slopes, by letter",
        "unit_said": (
            "Unit {unit} at letter {place}, {letter}: it keeps {keeps} and "
            "then holds {holds}."
        ),
        "answer": (
            "The answer is {language}, {share}. Its slope by this letter is "
            "{whole}: {near} along the highway, {far} by detours."
        ),
    }
}
