"""The encoder and what it is tuned on, in PyTorch.

One encoder learns five things at once: the act of a message, its signal, which words carry something, and the
kind and the themes of each marked piece. What it learns for one helps the others.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from bot.pieces import Vocabulary
from tuning.messages import ACTS, KINDS, SIGNALS, THEMES

DROPOUT = 0.1
HIDDEN = 256
IMPOSSIBLE = -1e4


class Layer(nn.Module):
    """A layer of BERT."""

    def __init__(self, vocabulary: Vocabulary, number: int) -> None:
        super().__init__()
        width, inner = vocabulary.width, vocabulary.inner
        self.heads = vocabulary.heads
        sizes = {"q": (width, width), "k": (width, width), "v": (width, width), "ao": (width, width)}
        sizes |= {"fi": (inner, width), "fo": (width, inner)}
        for name, (rows, columns) in sizes.items():
            linear = nn.Linear(columns, rows)
            linear.weight.data = torch.tensor(vocabulary.tensor(f"l{number}.{name}.w", rows))
            linear.bias.data = torch.tensor(vocabulary.tensor(f"l{number}.{name}.b")[0])
            setattr(self, name, linear)
        for name in ("aln", "oln"):
            setattr(self, name, _norm(vocabulary, f"l{number}.{name}"))
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """States after this layer. `mask` is 0 where a piece may be looked at, very low elsewhere."""
        count, length, width = states.shape
        size = width // self.heads

        def split(rows: Tensor) -> Tensor:
            return rows.view(count, length, self.heads, size).transpose(1, 2)

        attended = functional.scaled_dot_product_attention(
            split(self.q(states)), split(self.k(states)), split(self.v(states)), attn_mask=mask
        )
        joined = attended.transpose(1, 2).reshape(count, length, width)
        states = self.aln(states + self.drop(self.ao(joined)))
        inner = self.fo(functional.gelu(self.fi(states)))
        normal: Tensor = self.oln(states + self.drop(inner))
        return normal


def _norm(vocabulary: Vocabulary, name: str) -> nn.LayerNorm:
    norm = nn.LayerNorm(vocabulary.width, 1e-12)
    norm.weight.data = torch.tensor(vocabulary.tensor(f"{name}.w")[0])
    norm.bias.data = torch.tensor(vocabulary.tensor(f"{name}.b")[0])
    return norm


class Encoder(nn.Module):
    """multilingual-e5-small from its word vectors on; the word vectors themselves are not tuned."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__()
        self.position = nn.Parameter(torch.tensor(vocabulary.tensor("emb.pos", 512)))
        self.segment = nn.Parameter(torch.tensor(vocabulary.tensor("emb.type", 2)[0]))
        self.norm = _norm(vocabulary, "emb.ln")
        self.drop = nn.Dropout(DROPOUT)
        self.layers = nn.ModuleList(Layer(vocabulary, number) for number in range(vocabulary.layers))

    def forward(self, vectors: Tensor, mask: Tensor) -> Tensor:
        """States of pieces. `vectors` are their word vectors; `mask` is 1 for a piece, 0 for padding."""
        states = self.drop(self.norm(vectors + self.position[: vectors.shape[1]] + self.segment))
        hidden = ((1.0 - mask) * IMPOSSIBLE)[:, None, None, :]
        if not torch.onnx.is_in_onnx_export() and torch.is_autocast_enabled("cpu"):
            hidden = hidden.to(torch.bfloat16)
        for layer in self.layers:
            states = layer(states, hidden)
        return states


def _two_layers(inputs: int, outputs: int) -> nn.Sequential:
    return nn.Sequential(
        nn.Linear(inputs, HIDDEN), nn.GELU(), nn.Dropout(DROPOUT), nn.Linear(HIDDEN, outputs)
    )


class Network(nn.Module):
    """The encoder with a head for each thing that it learns."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__()
        width = vocabulary.width
        self.encoder = Encoder(vocabulary)
        self.act = nn.Linear(2 * width, len(ACTS))
        self.signal = nn.Linear(2 * width, len(SIGNALS))
        self.evidence = nn.Linear(width, len(SIGNALS))
        self.tag = _two_layers(3 * width, 3)
        self.kind = _two_layers(3 * width, len(KINDS))
        self.theme = _two_layers(3 * width, len(THEMES))
        self.drop = nn.Dropout(DROPOUT)
        self.step = nn.Parameter(torch.zeros(3, 3))  # from tag, to tag
        self.start = nn.Parameter(torch.zeros(3))
        self.end = nn.Parameter(torch.zeros(3))
        # inside comes only after begin or inside
        self.register_buffer("no_step", torch.tensor([[0, 0, IMPOSSIBLE], [0, 0, 0], [0, 0, 0]]))
        self.register_buffer("no_start", torch.tensor([0, 0, IMPOSSIBLE]))

    def steps(self) -> tuple[Tensor, Tensor, Tensor]:
        """The weights of a step from tag to tag, of starting with a tag, and of ending with one."""
        return self.step + self.no_step, self.start + self.no_start, self.end

    def forward(self, vectors: Tensor, mask: Tensor, text: Tensor) -> tuple[Tensor, Tensor]:
        """States of pieces, and of each message the vector: the first state and the mean of the text's."""
        states = self.drop(self.encoder(vectors, mask))
        weight = (text * mask)[..., None]
        mean = (states * weight).sum(1) / weight.sum(1).clamp(min=1)
        return states, torch.cat([states[:, 0], mean], 1)

    def signals(self, states: Tensor, sentences: Tensor, text: Tensor) -> Tensor:
        """The strengths of signals: of the whole, and of the piece of the text that speaks most for each.

        A few words in the middle of a long story must be enough.
        """
        evidence = self.evidence(states) + ((1 - text) * IMPOSSIBLE)[..., None]
        strengths: Tensor = self.signal(sentences) + evidence.amax(1)
        return strengths

    def tags(self, words: Tensor, message: Tensor) -> Tensor:
        """The strengths of the three tags for words, from each word and its neighbours in its message."""
        same = (message[1:] == message[:-1]).float()[:, None]
        nothing = torch.zeros_like(words[:1])
        before = torch.cat([nothing, words[:-1] * same])
        after = torch.cat([words[1:] * same, nothing])
        strengths: Tensor = self.tag(torch.cat([words, before, after], 1))
        return strengths

    def tag_loss(self, strengths: Tensor, tags: Tensor, present: Tensor) -> Tensor:
        """How unlikely the true tags are, a word (a linear-chain CRF, Lafferty e.a. 2001).

        `strengths` are [messages, words, 3]; `tags` and `present` (1 for a word, 0 for padding) are
        [messages, words].
        """
        step, start, end = self.steps()
        every = strengths[:, 0] + start
        true = strengths[:, 0].gather(1, tags[:, :1])[:, 0] + start[tags[:, 0]]
        for place in range(1, strengths.shape[1]):
            here = present[:, place]
            following = torch.logsumexp(every[:, :, None] + step, 1) + strengths[:, place]
            every = torch.where(here[:, None] > 0, following, every)
            own = strengths[:, place].gather(1, tags[:, place : place + 1])[:, 0]
            true = true + here * (step[tags[:, place - 1], tags[:, place]] + own)
        last = tags.gather(1, present.sum(1).long()[:, None] - 1)[:, 0]
        return (torch.logsumexp(every + end, 1) - true - end[last]).sum() / present.sum()
