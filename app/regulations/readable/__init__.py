"""A rule in readable Vietnamese, made from its values alone, as an experienced clerk would write.

Always Vietnamese, like a document. Nothing is computed here, and no word of the text's own is
made up: where the text is silent, unclear or blank, the sentence says so.
"""

from app.regulations.readable.rule import Line, Readable

__all__ = ["Line", "Readable"]
