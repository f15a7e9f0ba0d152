"""This report, as the engine sees it."""

from firsthand.report import Report
from remembering_names.claims import CLAIMS
from remembering_names.experiments import EXPERIMENTS
from remembering_names.figures.cards import CARDS
from remembering_names.figures.catalogue import FIGURES, STYLES, TABLES
from remembering_names.names.files import read_names
from remembering_names.root import ROOT

LISTS = (
    "It lists what is made, by which function and with which settings: these "
    "are inputs themselves."
)
NO_INPUT = {
    "remembering_names.__main__": (
        "It asks a trained model at its user's command, and stores nothing."
    ),
    "remembering_names.asking.standard_input": (
        "It is for names that its user gives, of which none is stored."
    ),
    "remembering_names.claims": "Every check and build checks claims anew.",
    "remembering_names.claims.*": "Every check and build checks claims anew.",
    "remembering_names.experiments": LISTS,
    "remembering_names.experiments.*": LISTS,
    "remembering_names.figures.cards": LISTS,
    "remembering_names.figures.catalogue": LISTS,
    "remembering_names.figures.lesson_targets": LISTS,
    "remembering_names.figures.memory_targets": LISTS,
    "remembering_names.figures.face": LISTS,
    "remembering_names.figures.targets": LISTS,
    "remembering_names.models": (
        "It lists the models: the modules that it names are inputs; labels, "
        "colours and pages decide no value."
    ),
    "remembering_names.probes.speed.benchmark": (
        "It is for scripts/benchmark.py, which stores nothing here."
    ),
    "remembering_names.report": LISTS,
}

# A processor that has AVX, but neither AVX2 nor fused multiply-add: it rounds
# otherwise than all that came after. Each library has its own way to be told.
SECOND_KERNELS = {
    "ATEN_CPU_CAPABILITY": "default",  # PyTorch
    "MKL_ENABLE_INSTRUCTIONS": "SSE4_2",  # MKL knows none between
    "NPY_DISABLE_CPU_FEATURES": "X86_V4 AVX512_ICL X86_V3",  # NumPy
    "NUMBA_CPU_FEATURES": "-avx512f,-avx2,-fma",
    "NUMBA_CPU_NAME": "sandybridge",
    "ONEDNN_MAX_CPU_ISA": "AVX",
    "OPENBLAS_CORETYPE": "Sandybridge",
}

REPORT = Report(
    root=ROOT,
    package="remembering_names",
    registry="remembering_names.models",
    experiments=(*EXPERIMENTS, *FIGURES, *STYLES, *TABLES, *CARDS),
    claims=CLAIMS,
    check_data=read_names,
    distributions={"PIL": "pillow", "sklearn": "scikit-learn"},
    no_input=NO_INPUT,
    second_kernels=SECOND_KERNELS,
)
