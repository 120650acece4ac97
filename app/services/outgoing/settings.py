"""What the office chooses on its papers where the guidance on format is silent."""

from app.documents.layouts import layout_in_force
from app.documents.paper_settings import SETTINGS, ValueKind, setting
from app.domain.outgoing import PaperSetting
from app.domain.record import RecordKind
from app.read_models.outgoing import PaperSettingRow
from app.services.service import Service


class PaperSettingsService(Service):
    """See the module; the table of settings is ``app.documents.paper_settings``."""

    def rows(self) -> tuple[PaperSettingRow, ...]:
        """Return all settings in the order of the screen, with the value that counts."""
        chosen = self._queries.outgoing.settings(self._scope)
        layout = layout_in_force(self._today())
        rows = []
        for spec in SETTINGS:
            default = spec.default_of(layout)
            is_number = spec.kind is ValueKind.NUMBER
            rows.append(
                PaperSettingRow(
                    name=spec.name,
                    title=spec.title,
                    why=spec.why,
                    kind=str(spec.kind),
                    value=chosen.get(spec.name, default),
                    default=default,
                    least=spec.least if is_number else None,
                    greatest=spec.greatest if is_number else None,
                    unit=spec.unit,
                    choices=spec.offered,
                )
            )
        return tuple(rows)

    def save(self, name: str, value: str) -> frozenset[RecordKind]:
        """Choose a value; one that is the layout's own goes on following the layout.

        Raises DomainError ``paper_setting_unknown``, ``paper_setting_not_number``,
        ``paper_setting_out_of_range`` or ``paper_setting_not_offered``.
        """
        spec = setting(name)
        checked = spec.checked(value)
        if checked == spec.default_of(layout_in_force(self._today())):
            checked = ""
        with self._writing() as uow:
            known = uow.find(PaperSetting, name=name)
            if known:
                known[0].value = checked
            elif checked:
                uow.add(PaperSetting(name=name, value=checked))
            return uow.commit().kinds
