"""`python -m app try-regulation QUY_CHE.toml … DU_KIEN.toml --today NGÀY`: tries a regulation.

It needs no book and no window. Exit status 0: computed; 2: a file or an argument is wrong.
"""

import argparse
import datetime as dt
import errno
import json
import os
import sys
from pathlib import Path

from app.commands.arguments import Parser, speak_utf8
from app.services.regulations_trial import (
    SourceFile,
    Span,
    TrialError,
    try_regulations,
)
from app.services.regulations_trial_report import as_data, as_lines

DONE, REFUSED = 0, 2
#: Days of asking that leave room for periods before and after them.
_FIRST_YEAR, _LAST_YEAR = 1950, 2150


def run(arguments: list[str]) -> int:
    """Read the files, compute, print; returns the exit status."""
    options = _parser().parse_args(arguments)
    if len(options.files) < 2:
        return _refused(["Cần ít nhất hai tệp: tệp quy chế và, sau cùng, tệp dữ kiện."])
    span = Span.around(options.today, options.first, options.last)
    if span.first > span.last:
        first, last = (f"{day:%d/%m/%Y}" for day in (span.first, span.last))
        return _refused([f"--from ({first}) đứng sau --to ({last}). Đổi lại."])
    try:
        *regulations, facts = [_read(path) for path in options.files]
        trial = try_regulations(regulations, facts, span, options.applies_from)
    except OSError as error:
        return _refused([f"Không đọc được tệp {error.filename}. Kiểm tra tên tệp và quyền đọc."])
    except TrialError as error:
        return _refused(error.messages)
    speak_utf8()
    if options.json:
        _print(json.dumps(as_data(trial), ensure_ascii=False, indent=1))
    else:
        _print("\n".join(as_lines(trial)))
    for note in trial.notes:
        print(f"Lưu ý: {note}", file=sys.stderr)
    return DONE


def _print(text: str) -> None:
    """Print; whoever reads may stop before the end (``… | head``), which is no fault."""
    try:
        print(text)
        sys.stdout.flush()
    except OSError as error:
        if error.errno not in (errno.EPIPE, errno.EINVAL):  # Windows calls it EINVAL
            raise
        # What is left in the buffer would be tried once more at the end of the process.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> Parser:
    parser = Parser(
        prog="so-dia-ban try-regulation",
        description="Chạy thử quy chế trên dữ kiện trong tệp; cách viết hai tệp: docs/quy-che.md. "
        "Mã kết thúc: 0 đã tính, 2 tệp hoặc tham số có chỗ sai.",
    )
    parser.files.add_argument(
        "files",
        type=Path,
        nargs="+",
        metavar="TỆP",
        help="một hoặc nhiều tệp quy chế, sau cùng là tệp dữ kiện",
    )
    parser.choices.add_argument(
        "--today", type=_day, required=True, metavar="NGÀY", help="tính đến ngày, ví dụ 2026-11-22"
    )
    parser.choices.add_argument(
        "--from",
        dest="first",
        type=_day,
        metavar="NGÀY",
        help="từ ngày; không ghi: từ 01/01 năm trước",
    )
    parser.choices.add_argument(
        "--to", dest="last", type=_day, metavar="NGÀY", help="đến ngày; không ghi: 12 tháng tới"
    )
    parser.choices.add_argument(
        "--applies-from",
        type=_day,
        metavar="NGÀY",
        help="ngày áp dụng cho quy chế chưa ghi applies_from",
    )
    parser.choices.add_argument("--json", action="store_true", help="in ra JSON")
    return parser


def _day(text: str) -> dt.date:
    try:
        day = dt.date.fromisoformat(text)
        if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
            raise ValueError(text)
        return day
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"“{text}” không phải ngày (từ năm 1950 đến 2150); ghi năm-tháng-ngày, ví dụ 2026-11-22"
        ) from None


def _read(path: Path) -> SourceFile:
    return SourceFile(path.name, path.read_bytes())


def _refused(messages: "list[str] | tuple[str, ...]") -> int:
    speak_utf8()
    for message in messages:
        print(message, file=sys.stderr)
    return REFUSED
