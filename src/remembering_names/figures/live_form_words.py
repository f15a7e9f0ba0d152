"""What the forms of live parts say."""

WORDS = {
    "en": {
        "surprise": "Surprise me",
        "beside": "Networks side by side",
        "which": "Which read it",
        "csv": "CSV",
        "python": "Copy as Python",
        "nothing": "Nothing",
        "hold": "Hold {gate}",
        "wipe": "Wipe the memory once",
        "swap": "Swap two letters",
        "shuffle": "Shuffle the letters",
        "network": "Network",
        "grip": "Grip",
        "at": "At",
        "from": "From letter",
        "to": "Up to letter",
        "name": "Name",
        "size": "{network} <small>{kilobytes} kB</small>",
        "seed": "{model}, {seed}",
        "or": "Or take one:",
        "alone": "Left alone it answers {answer}.",
    }
}
