"""Small wording that the parts of a briefing share: sentences, items, leaders with their post."""

from app.documents.engagement_terms import LEADER_POSTS
from app.documents.model import Bullet, Run
from app.read_models.territory_papers import NamedLeader


def leader_words(leader: NamedLeader) -> str:
    """Give a leader with his post of the day."""
    post = f", {LEADER_POSTS[leader.post]}" if leader.post else ""
    return f"{leader.full_name}{post}"


def sentence(text: str) -> str:
    """Close a sentence that is not closed."""
    found = text.strip()
    return found if found.endswith((".", "!", "?")) else f"{found}."


def flat(text: str) -> str:
    """Give a text in one line."""
    return " ".join(text.split())


def text_lines(text: str) -> str:
    """Give a text without empty lines."""
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def capital(text: str) -> str:
    """Begin with a capital."""
    return text[:1].upper() + text[1:]


def said(name: str, text: str) -> Bullet:
    """Give ``- Name: text.``"""
    return Bullet((Run(f"{name}: "), Run(sentence(text))))
