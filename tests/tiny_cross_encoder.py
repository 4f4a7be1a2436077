"""A cross-encoder that a test makes itself, small and of random weights, in the form that real ones are saved in."""

from collections.abc import Sequence
from pathlib import Path


def tiny_model(folder: Path, *, labels: int | None, names: Sequence[str] = ()) -> str:
    """A BERT of two small layers with random weights, and a tokenizer of letters; without `labels` it has no head.
    `names` are those of its labels."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertModel, BertTokenizerFast

    folder.mkdir()
    letters = "abcdefghijklmnopqrstuvwxyz0123456789.,?:"
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *letters, *(f"##{letter}" for letter in letters)]
    (folder / "vocab.txt").write_text("\n".join(words), encoding="utf-8")
    config = BertConfig(
        vocab_size=len(words),
        hidden_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=512,
        num_labels=labels or 2,
        initializer_range=0.5,
        **({"id2label": dict(enumerate(names)), "label2id": {n: i for i, n in enumerate(names)}} if names else {}),
    )
    torch.manual_seed(7)
    model = BertForSequenceClassification(config) if labels else BertModel(config)
    model.save_pretrained(folder)
    BertTokenizerFast(str(folder / "vocab.txt"), model_max_length=512).save_pretrained(folder)
    return str(folder)
