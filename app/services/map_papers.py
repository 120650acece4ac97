"""Makes the map of the territories as a sheet, in the colours that the screen shows (A3)."""

from app.documents.kinds import territory_map
from app.domain.errors import DomainError
from app.i18n.text import sort_key
from app.read_models.territory_papers import TerritoryMapPaper
from app.services.lineage.former_units import PlaceScope
from app.services.made_paper import MadePaper
from app.services.paper_service import PaperService
from app.services.printing import Printing
from app.services.province_figure import province_figure
from app.services.session import Session
from app.services.territories import Territories
from app.services.territory_themes import TerritoryThemes, ThemeChoice

_EVERYWHERE = PlaceScope()


class MapPapers(PaperService):
    """See the module; called on the store's thread."""

    def __init__(
        self,
        session: Session,
        printing: Printing,
        territories: Territories,
        themes: TerritoryThemes,
    ) -> None:
        super().__init__(session, printing)
        self._territories = territories
        self._themes = themes

    def sheet(
        self,
        choice: ThemeChoice,
        district: PlaceScope = _EVERYWHERE,
        *,
        with_old_units: bool = False,
    ) -> MadePaper:
        """Return the map of today; raises DomainError ``nothing_to_print`` where there is none."""
        rows = [one for one in self._territories.rows() if one.id in district]
        shown = self._territories.map.picture(rows)
        if not shown.picture.shapes:
            raise DomainError("nothing_to_print")
        colouring = self._themes.colouring(choice, rows)
        old = self._territories.map.old_units(rows) if with_old_units else None
        office = self._office()
        paper = TerritoryMapPaper(
            province=office.province_name,
            theme=colouring.title,
            day=self._today(),
            figure=province_figure(
                shown.picture,
                colouring,
                old,
                self._caption(
                    shown.picture.attribution,
                    shown.left_out,
                    district.words,
                    has_old=old is not None,
                    is_schematic=shown.picture.is_schematic,
                ),
            ),
            is_sample=office.is_sample,
        )
        return self._printing.made(territory_map.build(paper))

    def _caption(
        self,
        attribution: str,
        left_out: tuple[str, ...],
        district: str,
        *,
        has_old: bool,
        is_schematic: bool,
    ) -> str:
        words = [f"Phạm vi: {district}"] if district else []
        if is_schematic:
            words.append("Bản đồ sơ đồ, không phải ranh giới hành chính")
        if attribution:
            words.append(attribution)
        if has_old:
            words.append("Nét đứt: ranh giới đơn vị cũ")
        if left_out:
            names = ", ".join(sorted(left_out, key=sort_key))
            words.append(f"Chưa có trên bản đồ: {names}")
        return ". ".join(words)
