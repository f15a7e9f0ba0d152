# %% [markdown]
# # Inside the gates
#
# What do the gates of a trained LSTM do while it reads a name? Here you load
# one, type a name, and look. Then you hold a gate fixed and see what that
# costs.
#
# Everything printed below was printed by a real run of these cells.

# %% [markdown]
# ## Set up
#
# The notebook lies in `docs/notebooks` of the repository. There, this cell
# installs what it needs, PyTorch too, unless it is there already.

# %%
import importlib.util
import subprocess
import sys

if importlib.util.find_spec("remembering_names") is None:
    root = "../.."
    command = [sys.executable, "-m", "pip", "install", "--editable", root,
               "--group", f"{root}/pyproject.toml:train"]
    subprocess.run(command, check=True)

# %%
import matplotlib.pyplot as plt
import torch

from firsthand.drawing.any_page import on_any_page
from remembering_names.asking.prediction import load
from remembering_names.names.files import LANGUAGES, encode
from remembering_names.names.splits import held_out_split
from remembering_names.training.held_out.batches import by_length

torch.set_num_threads(1)
plt.rcParams.update(on_any_page())  # in light and in dark
torch.set_grad_enabled(False)
layer = "remembering_names.models.scratch_lstm:ScratchLSTM"
model = load("scratch_lstm", layer)
model

# %% [markdown]
# This is the hand-written LSTM as the held-out study left it. Its letters are
# learned vectors; its answer is read from the last hidden state.
#
# ## Type a name
#
# `trace` runs the layer and returns every gate and every state: a tensor for
# each, letters by batch by units.

# %%
name = "Papadopoulos"


# %%
def inside(name):
    """Return the gates and states of the LSTM while it reads a name."""
    letters = torch.tensor(encode(name))[:, None]  # (T, 1)
    return model.layer.trace(model.embedding(letters))


for part, values in inside(name).items():
    print(part, tuple(values.shape), f"mean {values.mean():+.2f}")

# %% [markdown]
# ## Letter by letter
#
# Each column is a letter, each row one of the units, sorted by how far open
# its forget gate stands on average. Light is open. A row that stays light
# keeps what it holds from letter to letter; a row that flickers decides anew.

# %% alt="Three heat maps: input, forget and output gates of all units over the letters of a name. The rows are sorted by the forget gate, which is open at the top and shut at the bottom."
gates = inside(name)
order = gates["f"].mean(dim=(0, 1)).argsort(descending=True)
figure, panels = plt.subplots(1, 3, figsize=(8, 3.4), sharey=True)
for axes, gate, title in zip(panels, "ifo", ("input", "forget", "output")):
    axes.imshow(gates[gate][:, 0, order].T, aspect="auto", vmin=0, vmax=1,
                cmap="cividis", interpolation="nearest")
    axes.set_title(f"{title} gate")
    axes.set_xticks(range(len(name)), list(name))
panels[0].set_ylabel("unit")
plt.show()

# %% [markdown]
# ## What it would answer by now
#
# The read-out looks at the last hidden state only. But nothing keeps us from
# putting it on every one: that is the answer the model would give if the name
# ended there.


# %%
def posterior(name):
    """Print the likeliest languages after each letter of a name."""
    p = model.out(inside(name)["h"][:, 0]).softmax(dim=1)  # (T, C)
    for t, row in enumerate(p, start=1):
        best = row.topk(3)
        told = ", ".join(f"{LANGUAGES[n]} {share:.0%}"
                         for share, n in zip(best.values, best.indices))
        print(f"{name[:t]:<{len(name)}}  {told}")


posterior(name)

# %% [markdown]
# ## How long does a unit remember?
#
# A forget gate that stays at $f$ leaves $f$ of the cell after a letter, $f$
# of that after the next, and so on. The half-life is the number of letters
# after which half is gone.

# %%
keep = gates["f"][:, 0].mean(dim=0)  # (H,)
half_life = keep.log().reciprocal() * torch.tensor(0.5).log()
for share in (0.1, 0.5, 0.9):
    print(f"{share:.0%} of the units have a half-life below "
          f"{half_life.quantile(share):.1f} letters")

# %% [markdown]
# ## Hold a gate
#
# Seeing a gate open and shut is no proof that it matters. So intervene: hold
# every forget gate at one value, whatever the letters say, and leave all else
# as it was trained. What does the model still recognise, of the names on which
# no weight was trained?


# %%
def read(letters, forget=None):
    """Return the last hidden state, (B, H); `forget` replaces the gate."""
    h = c = torch.zeros(letters.shape[1], model.layer.hidden_size)
    for x_t in model.embedding(letters):
        step = model.layer.cell(x_t, h, c)
        f = step.f if forget is None else forget
        c = f * c + step.i * step.g
        h = step.o * torch.tanh(c)
    return h


def accuracy(forget=None):
    """Return the share of validation names that the model gets right."""
    hits = [
        model.out(read(group.letters, forget)).argmax(dim=1) == group.languages
        for group in by_length(held_out_split(0).validation)
    ]
    return torch.cat(hits).float().mean().item()


free = accuracy()
held = {forget: accuracy(forget) for forget in (0, 0.25, 0.5, 0.75, 0.9, 1)}
print(f"left alone: {free:.1%}")
for forget, share in held.items():
    print(f"held at {forget}: {share:.1%}")

# %% alt="Accuracy with every forget gate held at one value, against that value, beside a line for the gates left alone."
plt.figure(figsize=(6, 2.6))
plt.axhline(free, ls=":", label="left alone")
plt.plot(held.keys(), held.values(), "o-", label="held")
plt.xlabel("every forget gate held at")
plt.ylabel("accuracy")
plt.ylim(0, 1)
plt.legend()
plt.grid(alpha=0.3)
plt.show()

# %% [markdown]
# **In one sentence:** The forget gates of this LSTM move from letter to letter,
# and whenever we held them all at one value, it got more of the names wrong.
#
# ## Now you
#
# - Type your own name. After which letter does the model make up its mind?
# - Hold the input gate open instead. Which costs more?
# - Hold the forget gates of half of the units only, those with the longest
#   half-lives. Then those with the shortest. Which half is the memory?
