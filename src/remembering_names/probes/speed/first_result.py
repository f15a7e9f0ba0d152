"""How long a new process takes until a layer has gone forward and back.

It is run as a process of its own: `python -m ... LAYER READS`.
"""

import json
import sys
import time

START = time.perf_counter()


def main() -> None:
    """Print the seconds of loading, and of the first run and the second."""
    layer, reads = sys.argv[1:]
    from remembering_names.probes.speed.rounds import Point, learner

    seconds = {"torch": time.perf_counter() - START}
    run = learner({"layer": layer, "reads": reads}, Point(10, 1, 128, 1))
    seconds["layer"] = time.perf_counter() - START - seconds["torch"]
    for name in ("first", "second"):
        began = time.perf_counter()
        run()
        seconds[name] = time.perf_counter() - began
    print(json.dumps(seconds))


if __name__ == "__main__":
    main()
