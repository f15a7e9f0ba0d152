"""Small classifiers of names, with weights that are large enough to matter."""

import torch
from tests.remembering_names.peephole_lstm import PeepholeLSTM
from torch import Tensor, nn

from firsthand.tasks import resolve
from remembering_names.models import MODELS
from remembering_names.models.name_classifier import Layer, NameClassifier

# A newcomer's layer goes through every probe as the registry's do.
LAYERS: dict[str, Layer] = {
    **{spec.key: resolve(spec.layer) for spec in MODELS},
    "peephole_lstm": PeepholeLSTM,
}
H, I = 3, 2


def small(key: str, scale: float = 0.8) -> NameClassifier:
    """Return an untrained model in double precision, always the same one."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(1)
        model = NameClassifier(LAYERS[key], H, I).double().eval()
        for parameter in model.parameters():
            nn.init.normal_(parameter, std=scale)
    return model.requires_grad_(requires_grad=False)


def letters(*shape: int) -> Tensor:
    """Return letters, always the same ones of a shape."""
    generator = torch.Generator().manual_seed(len(shape))
    return torch.randint(57, shape, generator=generator)
