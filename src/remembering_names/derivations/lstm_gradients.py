"""The gradients of an LSTM's letter, in the order in which they are found."""

from firsthand.derivations.steps import define


def gradient(of: str, at: str = "") -> str:
    r"""Return how the gradient of the loss is printed: `\mathrm{d}h_{t}`."""
    below = f"_{{{at}}}" if at else ""
    return rf"\mathrm{{d}}{of}{below}"


SYMBOLS = {
    **{f"d{of}_t": gradient(of, "t") for of in "hcxa"},
    **{f"d{of}_next": gradient(of, "t+1") for of in "ca"},
    **{f"da_{gate}": gradient("a", f"{gate},t") for gate in "ifgo"},
    "db": gradient("b"),
    "dW_x": gradient("W", "x"),
    "dW_h": gradient("W", "h"),
    "da[t]": gradient("a", "t"),
    "f_next": "f_{t+1}",
    "h_before[t]": "h_{t-1}",
}

STEPS = (
    define(
        "dh_t",
        "e_t + da_next @ W_h.T",
        "What does the loss feel of $h_t$? What it reads of it directly, "
        "$e_t$, and what the gates of the next letter made of it, all "
        "four in one product. After the last letter there are no gates.",
    ),
    define(
        "da_o",
        "dh_t * tanh(c_t) * o_t * (1 - o_t)",
        "The hidden state is a product of two. One factor is the **output "
        "gate**; behind it stands the slope of its sigmoid:",
    ),
    define(
        "dc_t",
        "dh_t * o_t * (1 - tanh(c_t) ** 2) + dc_next * f_next",
        "The other factor is the **cell state**. It is also kept by the "
        "next letter's forget gate, and its gradient comes back through "
        "that gate, with no matrix in between:",
    ),
    define(
        "da_i",
        "dc_t * g_t * i_t * (1 - i_t)",
        "The cell state is a sum of two products: four factors, four "
        "gradients. To the **input gate**:",
    ),
    define(
        "da_f",
        "dc_t * c_prev * f_t * (1 - f_t)",
        "To the **forget gate**:",
    ),
    define(
        "da_g",
        "dc_t * i_t * (1 - g_t ** 2)",
        "To the **candidate**, by the slope of a tanh:",
    ),
    define(
        "da_t",
        "beside(da_i, da_f, da_g, da_o)",
        "The fourth gradient, to the cell state before, is what the last "
        "term of the cell state's own line takes in, one letter earlier. "
        "Put those of the four gates side by side,",
    ),
    define(
        "dx_t",
        "da_t @ W_x.T",
        "and one product gives the gradient of the **letter**, as one "
        "gave that of the hidden state.",
    ),
    define(
        "dW_x",
        "total(x[t].T @ da[t] for t in up(1, T))",
        "The **weights** served at every letter, so their gradients are "
        "sums over letters: of what went in, times what came back.",
    ),
    define(
        "dW_h",
        "total(h_before[t].T @ da[t] for t in up(1, T))",
        "For the hidden state:",
    ),
    define(
        "db",
        "total(da[t] for t in up(1, T))",
        "A **bias** is the weight of an input that is always one:",
    ),
)
