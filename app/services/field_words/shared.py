"""Words for fields that records of several kinds have."""

from app.i18n import mark

DATED = {"valid_from": mark("Từ ngày"), "valid_to": mark("Đến ngày")}
POSITION = {"position": mark("Thứ tự")}
#: An empty label: of use to the program alone, never shown.
UNSPOKEN = ""
