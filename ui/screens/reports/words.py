"""How the state of a report is told in words."""

from app.domain.report import Reception, ReportState
from app.i18n import _
from app.i18n.formats import short_date
from app.read_models.reports import ReportRow
from app.services.field_words import capital
from app.services.report_words import report_title


def state_word(state: ReportState) -> str:
    """Return the word for a state, for the filter."""
    return capital(state)


def standing(row: ReportRow) -> str:
    """Return where one report stands."""
    if row.state is ReportState.RECEIVED:
        return capital(row.reception or Reception.SEEN)
    return state_word(row.state)


def title(row: ReportRow) -> str:
    """Return what the report is called on screen."""
    return report_title(row)


def story(row: ReportRow) -> str:
    """Return in one line where the report stands, since when, and what the leader said."""
    parts = [standing(row)]
    if row.handed_in_on is not None:
        parts.append(_("nộp ngày {day}").format(day=short_date(row.handed_in_on)))
    if row.answered_on is not None:
        parts.append(
            _("{leader}, ngày {day}").format(
                leader=row.answered_by_name, day=short_date(row.answered_on)
            )
        )
    line = " · ".join(parts)
    return f"{line}: {row.remark}" if row.remark else line
