"""The filter of a list in words, read off the fields beside it: ``Trạng thái: đã ký``.

For lists that say nothing better of themselves (``RecordTable.set_told``).
"""

from collections.abc import Iterator

from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QLineEdit, QSpinBox, QWidget

from ui.widgets.form import Form

#: Beside a list stand its filter and the chosen record: forms and files are of the record.
_Field = QLineEdit | QComboBox | QCheckBox | QSpinBox


def filter_words(lines: QWidget, page: QWidget) -> tuple[str, ...]:
    """Return what the fields of ``page`` in sight say of the list ``lines``, a field a text."""
    found: list[str] = []
    for one in page.findChildren(QWidget):
        if one is lines or not one.isVisible() or not isinstance(one, _Field):
            continue
        if any(isinstance(above, Form | QComboBox | QSpinBox) for above in _above(one, page)):
            continue
        text = _said(one)
        if text:
            found.append(text)
    return tuple(found)


def _said(field: _Field) -> str:
    if isinstance(field, QCheckBox):
        return _plain(field) if field.isChecked() else ""
    name = field.accessibleName()
    if isinstance(field, QSpinBox):
        value = field.text()
    elif isinstance(field, QComboBox):
        # The first entry is "all" everywhere, and carries nothing.
        is_all = field.currentIndex() <= 0 and not field.currentData()
        value = "" if is_all or not name else field.currentText()
    else:
        value = "" if field.isReadOnly() else field.text().strip()
    if not value:
        return ""
    return f"{name}: {value}" if name else value


def _plain(button: QAbstractButton) -> str:
    return button.text().replace("&", "").strip()


def _above(widget: QWidget, page: QWidget) -> Iterator[QWidget]:
    above = widget.parentWidget()
    while above is not None and above is not page:
        yield above
        above = above.parentWidget()
