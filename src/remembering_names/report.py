"""This report, as the engine sees it."""

from firsthand.report import Report
from remembering_names.claims import CLAIMS
from remembering_names.experiments import EXPERIMENTS
from remembering_names.figures.catalogue import FIGURES, TABLES
from remembering_names.names.files import read_names
from remembering_names.root import ROOT

REPORT = Report(
    root=ROOT,
    package="remembering_names",
    registry="remembering_names.models",
    experiments=(*EXPERIMENTS, *FIGURES, *TABLES),
    claims=CLAIMS,
    check_data=read_names,
    distributions={"sklearn": "scikit-learn"},
)
