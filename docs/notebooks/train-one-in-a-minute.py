# %% [markdown]
# # Train one in a minute
#
# Can you train a recurrent network yourself, on this page's machine, before
# a kettle boils? This notebook does: it loads the surnames, builds the
# hand-written LSTM, trains it in batches, tests it on names that it has never
# seen, and asks it about a name that you type.
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
import random

import matplotlib.pyplot as plt
import torch

from firsthand.drawing.any_page import on_any_page
from remembering_names.models import Classifier, ScratchLSTM
from remembering_names.models.classifier import SYMBOLS, classify
from remembering_names.names.files import LANGUAGES, encode, read_names

torch.set_num_threads(1)
plt.rcParams.update(on_any_page())  # in light and in dark
torch.manual_seed(0)
random.seed(0)

# %% [markdown]
# ## The names
#
# Some rows are repeated, so we keep each pair of a name and a language once.
# Then we put one distinct name in ten aside. A name that stands in two
# languages goes to one side whole: otherwise the test would know names from
# the training.

# %%
pairs = {(name, language) for language, rows in read_names().items()
         for name in rows}
names = sorted({name for name, _ in pairs})
aside = set(random.sample(names, len(names) // 10))
train = sorted(pair for pair in pairs if pair[0] not in aside)
test = sorted(pair for pair in pairs if pair[0] in aside)
print(f"{len(train):,} names to learn from, {len(test):,} to be tested on")
print(train[0], encode(train[0][0]))

# %% [markdown]
# ## The model
#
# `ScratchLSTM` is the LSTM written out from its equations. `Classifier` puts
# letters in at one end of it and takes a language out at the other.

# %%
model = Classifier(ScratchLSTM(SYMBOLS, 128), 128)
model

# %% [markdown]
# ## Batches
#
# Names differ in length. The simplest way to train many at once is to put
# names of one length together: then no letter has to be invented to fill up
# the shorter ones.

# %%
def batches(pairs, size=64):
    """Yield letters (T, B) and languages (B,), in random order."""
    by_length = {}
    for name, language in random.sample(pairs, len(pairs)):
        letters = encode(name)
        by_length.setdefault(len(letters), []).append(
            (letters, LANGUAGES.index(language))
        )
    groups = [
        group[start : start + size]
        for group in by_length.values()
        for start in range(0, len(group), size)
    ]
    for group in random.sample(groups, len(groups)):
        letters, languages = zip(*group)
        yield torch.tensor(letters).T, torch.tensor(languages)


# %% [markdown]
# ## Training
#
# Predict, compare, follow the gradient. Where the lab report subtracts the
# gradient itself, `Adam` gives each weight a step size of its own. Clipping
# keeps one odd batch from undoing the others.

# %%
epochs = 6

# %%
optimizer = torch.optim.Adam(model.parameters(), lr=0.004)
schedule = torch.optim.lr_scheduler.LinearLR(
    optimizer, start_factor=1.0, end_factor=0.1, total_iters=epochs
)
losses = []
for epoch in range(epochs):
    for letters, languages in batches(train):
        loss = torch.nn.functional.nll_loss(model(letters), languages)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        losses.append(loss.item())
    schedule.step()
    print(f"epoch {epoch + 1}: loss {sum(losses[-100:]) / 100:.3f}")

# %% alt="The training loss falls steeply in the first pass over the names and slowly afterwards."
window = 50
smooth = [sum(losses[k : k + window]) / window
          for k in range(len(losses) - window)]
plt.figure(figsize=(6, 2.6))
plt.plot(smooth)
plt.xlabel("batches seen")
plt.ylabel("loss (nats)")
plt.grid(alpha=0.3)
plt.show()

# %% [markdown]
# ## Is it any good?
#
# On the names that it never saw. Accuracy counts names, and half of all names
# are Russian, so we also ask for the mean over languages.

# %%
answers = classify(model, [name for name, _ in test]).argmax(dim=1)
right = {language: [] for language in LANGUAGES}
for (_, language), answer in zip(test, answers):
    right[language].append(LANGUAGES[answer] == language)
every = [hit for hits in right.values() for hit in hits]
recalls = [sum(hits) / len(hits) for hits in right.values() if hits]
print(f"accuracy {sum(every) / len(every):.1%}")
print(f"mean over languages {sum(recalls) / len(recalls):.1%}")

# %% [markdown]
# ## Ask it
#
# Type a name of your own here. It guesses from spelling alone: it knows
# nothing about the person, and you should not read anything about a person
# into its answer.

# %%
for name in ("Satoshi", "Kowalczyk", "Papadopoulos"):
    chances = classify(model, [name])[0].exp()
    best = chances.topk(3)
    told = ", ".join(f"{LANGUAGES[n]} {p:.0%}"
                     for p, n in zip(best.values, best.indices))
    print(f"{name}: {told}")

# %% [markdown]
# **In one sentence:** A few passes of predicting, comparing and following the
# gradient teach this LSTM to be right about most names that it has never seen,
# though in the mean over languages about fewer than half.
#
# ## Now you
#
# - Put `torch.nn.LSTM(SYMBOLS, 128)` in the place of `ScratchLSTM`. What
#   changes in the numbers, and what in the time?
# - Halve the hidden size until the accuracy drops. How small can it be?
# - Draw languages evenly instead of names. Which of the two figures rises,
#   and which falls?
