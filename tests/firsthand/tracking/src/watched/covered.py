"""A target that reads what the others may not."""

from firsthand.tasks import Outputs, Task
from watched import secret
from watched.memory import remembered


def make(task: Task) -> Outputs:
    return {"results": {"value": remembered() + str(secret.VALUE)}}
