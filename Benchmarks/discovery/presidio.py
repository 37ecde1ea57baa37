"""Runs Presidio's predefined pattern recognisers, without a language model, over the files of a folder."""

import pathlib
import sys

from presidio_analyzer import PatternRecognizer, predefined_recognizers


def recognisers():
    for name in predefined_recognizers.__all__:
        kind = getattr(predefined_recognizers, name)
        if isinstance(kind, type) and issubclass(kind, PatternRecognizer):
            try:
                yield kind()
            except (TypeError, ImportError):
                continue  # it wants a model or a key


def main(folder):
    everyone = list(recognisers())
    for file in pathlib.Path(folder).rglob("*"):
        if file.is_file():
            text = file.read_text(errors="replace")
            for start in range(0, len(text), 50_000):
                for one in everyone:
                    one.analyze(text[start:start + 50_000], one.supported_entities)


if __name__ == "__main__":
    main(sys.argv[1])
