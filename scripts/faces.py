"""Set up the report's face for Matplotlib, from what npm has brought."""

import sys

from firsthand.drawing import face_setup
from firsthand.errors import ReportError
from remembering_names.figures.face import FACE
from remembering_names.root import ROOT

if __name__ == "__main__":
    try:
        face_setup.install(FACE, ROOT)
    except ReportError as error:
        sys.exit(str(error))
