"""Base of the services that fill papers from the book; each returns papers ready to be shown."""

from app.read_models.office import OfficeRow
from app.read_models.papers import AuthorityNames
from app.services.printing import Printing, authority_of
from app.services.service import Service
from app.services.session import Session


class PaperService(Service):
    """See the module; called on the store's thread."""

    def __init__(self, session: Session, printing: Printing) -> None:
        super().__init__(session)
        self._printing = printing

    def _office(self) -> OfficeRow:
        return self._printing.office()

    def _authority(self) -> AuthorityNames:
        return authority_of(self._office())
