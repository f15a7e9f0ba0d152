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
        "A hidden state changes the loss in two ways. The loss reads it "
        "directly: that gradient is $e_t$. And the four gates of the next "
        "letter read it: their gradients come back in one product. After the "
        "last letter there are no gates, so that term is zero.",
    ),
    define(
        "da_o",
        "dh_t * tanh(c_t) * o_t * (1 - o_t)",
        "The hidden state is a product of two factors. One is the **output "
        "gate**. Its gradient is multiplied by the slope of its sigmoid:",
    ),
    define(
        "dc_t",
        "dh_t * o_t * (1 - tanh(c_t) ** 2) + dc_next * f_next",
        "The other factor is the tanh of the **cell state**. The next "
        "letter's forget gate reads the cell state, too. So a second term "
        "comes back through that gate, with no matrix in between:",
    ),
    define(
        "da_i",
        "dc_t * g_t * i_t * (1 - i_t)",
        "The cell state is a sum of two products. They have four factors, "
        "and each factor gets a gradient. This is the one of the **input "
        "gate**:",
    ),
    define(
        "da_f",
        "dc_t * c_prev * f_t * (1 - f_t)",
        "This is the one of the **forget gate**:",
    ),
    define(
        "da_g",
        "dc_t * i_t * (1 - g_t ** 2)",
        "This is the one of the **candidate**, with the slope of a tanh:",
    ),
    define(
        "da_t",
        "beside(da_i, da_f, da_g, da_o)",
        "The fourth factor is the cell state before. Its gradient is already "
        "there: it is the last term of the cell state's line above, one "
        "letter earlier. Now put the gradients of all four gates side by "
        "side:",
    ),
    define(
        "dx_t",
        "da_t @ W_x.T",
        "One product with the weights then gives the gradient of the "
        "**letter**. The first line above does the same for the hidden state.",
    ),
    define(
        "dW_x",
        "total(x[t].T @ da[t] for t in up(1, T))",
        "The **weights** are used at every letter. So their gradients are "
        "sums over letters. Each term is the input of that letter, as a "
        "column, times the gradient of the gates:",
    ),
    define(
        "dW_h",
        "total(h_before[t].T @ da[t] for t in up(1, T))",
        "The weights of the hidden state have the state before as their input:",
    ),
    define(
        "db",
        "total(da[t] for t in up(1, T))",
        "A **bias** is the weight of an input that is always one:",
    ),
)
