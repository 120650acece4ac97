"""What is being typed, kept in the encrypted scratch table until it is submitted."""

import datetime as dt
import json
import uuid

from app.services.service import Service

Payload = dict[str, object]


class Drafts(Service):
    """See the module; a form is named by a text such as ``outcome:<engagement id>``."""

    def save(self, form: str, payload: Payload) -> None:
        """Keep what stands in a form; values are what JSON can hold."""
        text = json.dumps(payload)  # in ASCII: half a surrogate pair pasted in is kept too
        self._session.store.save_draft(self._me, form, text)

    def load(self, form: str) -> tuple[dt.datetime, Payload] | None:
        """Return when and what was kept, None if nothing."""
        found = self._queries.records.drafts(self._scope, self._me, form)
        if found is None:
            return None
        saved, text = found
        payload = json.loads(text)
        return (saved, payload) if isinstance(payload, dict) else None

    def wipe(self, form: str) -> None:
        """Throw it away."""
        self._session.store.wipe_draft(self._me, form)

    @property
    def owner(self) -> uuid.UUID:
        """Whose drafts these are."""
        return self._me
