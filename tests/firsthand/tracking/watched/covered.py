"""A target that reads what the others may not."""

from watched import secret
from watched.memory import remembered

from firsthand.tasks import Outputs, Task


def make(task: Task) -> Outputs:
    return {"results": {"value": remembered() + str(secret.VALUE)}}
