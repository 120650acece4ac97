"""What is said of a row that was held against the book: the reason, and what to do."""

from app.i18n import _, mark
from app.i18n.text import in_short
from app.read_models.sheets import RowProblem, Severity

_LONGEST_VALUE = 120

_TEXTS: dict[str, tuple[str, str]] = {
    "left_out_by_choice": (
        mark("Không nhận theo lựa chọn ở mục “Chờ trả lời”."),
        mark("Nếu cần nhận, chọn lại câu trả lời."),
    ),
    "row_twice": (
        mark("Hàng này trùng hoàn toàn với hàng {other}."),
        mark("Chỉ nhận một lần. Nếu là hai việc khác nhau, ghi rõ nội dung từng hàng."),
    ),
    "day_doubtful": (
        mark("Chưa rõ ngày: “{value}”."),
        mark("Chọn ngày ở mục “Chờ trả lời”, hoặc ghi đủ ngày, tháng, năm trong tệp."),
    ),
    "days_reversed": (
        mark("Ngày {value} trước ngày {other}."),
        mark("Chọn lại ở mục “Chờ trả lời”, hoặc sửa hai ngày trong tệp."),
    ),
    # Territories
    "kind_unknown": (
        mark("Chưa biết loại địa bàn “{value}”."),
        mark("Chọn loại ở mục “Chờ trả lời”, hoặc ghi một trong các loại: {other}."),
    ),
    "kind_differs": (
        mark("Loại ghi trong tệp là “{value}”, trong sổ là “{other}”."),
        mark("Giữ loại trong sổ; đổi loại (như xã lên phường) được ghi ở màn hình Địa bàn, cùng "
             "ngày và văn bản."),
    ),
    "kind_guessed": (
        mark("Không ghi loại địa bàn."),
        mark("Lấy loại “{other}” theo tên; kiểm tra lại."),
    ),
    "kind_put_before": (
        mark("Tên không ghi loại: “{value}”."),
        mark("Ghi vào sổ là “{other}”."),
    ),
    "rename_not_taken": (
        mark("Tên ghi trong tệp là “{value}”, trong sổ là “{other}”."),
        mark("Đổi tên được ghi ở màn hình Địa bàn, cùng ngày và văn bản; tên trong sổ giữ nguyên."),
    ),
    "since_differs": (
        mark("Trong sổ, đơn vị này có từ ngày {other}, khác với tệp."),
        mark("Ngày ấy sau ngày kết thúc trong sổ nên không nhận; sửa ở màn hình Địa bàn."),
    ),
    "end_not_taken": (
        mark("Tệp ghi địa bàn kết thúc ngày {value}."),
        mark("Sáp nhập, giải thể được ghi ở màn hình Địa bàn, cùng văn bản và đơn vị kế tục."),
    ),
    "code_of_other_province": (
        mark("Mã {value} thuộc {other}, không thuộc tỉnh của sổ này."),
        mark("Kiểm tra lại mã; hàng vẫn được nhận."),
    ),
    "code_not_in_gazetteer": (
        mark("Mã {value} không có trong danh mục đơn vị hành chính hiện nay."),
        mark("Kiểm tra lại mã; hàng vẫn được nhận."),
    ),
    "territory_twice": (
        mark("Địa bàn này đã ghi ở hàng {other}."),
        mark("Chỉ nhận một lần; bỏ bớt một hàng."),
    ),
    # Findings
    "day_to_come": (
        mark("Ngày {value} chưa đến."),
        mark("Kiểm tra lại ngày, tháng, năm."),
    ),
    "left_at_old_unit": (
        mark("{value} đã kết thúc ngày {other}."),
        mark("Được nhận ở đơn vị cũ; chuyển sang đơn vị hiện nay ở màn hình Địa bàn, nút “Thay "
             "đổi đơn vị”, mục “Việc còn mở ở đơn vị đã kết thúc”."),
    ),
    "raiser_unknown": (
        mark("Trong sổ không có người tên “{value}”."),
        mark("Được nhận mà không ghi người; bổ sung người này vào sổ rồi sửa nếu cần."),
    ),
    "settled_before_raised": (
        mark("Ngày giải quyết ({value}) trước ngày nêu ({other})."),
        mark("Sửa một trong hai ngày cho đúng."),
    ),
    "settled_day_left": (
        mark("Có ngày giải quyết ({value}) nhưng tình trạng ghi “{other}”."),
        mark("Nhận là chưa giải quyết; sửa tình trạng trong tệp nếu đã giải quyết xong."),
    ),
    "state_on_the_way": (
        mark("Tình trạng ghi “{value}”."),
        mark("Nhận là mới ghi nhận; việc chuyển xử lý, trả lời được ghi từng bước ở màn hình Vướng "
             "mắc, kiến nghị."),
    ),
    "settled_by_step": (
        mark("Trong tệp đã giải quyết (“{value}”), trong sổ {other}."),
        mark("Việc giải quyết được ghi bằng một bước, có kết quả: mở nội dung này ở màn hình "
             "Vướng mắc, kiến nghị và bấm “Giải quyết xong”."),
    ),
    "state_in_book": (
        mark("Trong tệp ghi “{value}”, trong sổ {other}."),
        mark("Giữ như trong sổ; muốn mở lại thì mở nội dung này ở màn hình Vướng mắc, kiến nghị."),
    ),
    "field_unknown": (
        mark("Trong sổ không có lĩnh vực “{value}”."),
        mark("Được nhận mà không ghi lĩnh vực; sửa tên cho đúng danh mục lĩnh vực."),
    ),
    "authority_as_agency": (
        mark("Thẩm quyền ghi “{value}”."),
        mark("Nhận là cơ quan, đơn vị khác; kiểm tra lại."),
    ),
    # Directives
    "progress_unclear": (
        mark("Chưa rõ tình trạng triển khai ở {other}: “{value}”."),
        mark("Ghi: chưa triển khai, đã có kế hoạch, đang triển khai, đã xong hoặc không áp "
             "dụng."),
    ),
    "progress_older": (
        mark("Tệp ghi “{value}”, trong sổ mới hơn: {other}."),
        mark("Giữ như trong sổ."),
    ),
    "not_concerned": (
        mark("Văn bản không áp dụng cho {value}."),
        mark("Tiến độ này không nhận; sửa phạm vi của văn bản trong sổ nếu cần."),
    ),
    "directive_ended": (
        mark("Văn bản đã thôi theo dõi trước ngày ấy nên không nhận tiến độ của {value}."),
        mark("Kiểm tra lại ngày, hoặc ngày thôi theo dõi của văn bản."),
    ),
    # Ratings
    "year_to_come": (
        mark("Năm {value} chưa đến."),
        mark("Kiểm tra lại cột Năm."),
    ),
    "rating_twice": (
        mark("Địa bàn này đã xếp loại ở hàng {other}."),
        mark("Mỗi địa bàn một mức trong năm; bỏ bớt một hàng."),
    ),
    "scheme_missing": (
        mark("Không có khung xếp loại nào có hiệu lực vào cuối năm {value}."),
        mark("Thêm khung xếp loại ở màn hình Xếp loại rồi nhập lại."),
    ),
    "rating_fixed": (
        mark("Tệp ghi “{value}”, trong sổ là “{other}” và đã trình."),
        mark("Không sửa từ tệp; bấm “Đưa về dự thảo” ở màn hình Xếp loại, rồi nhập lại."),
    ),
    # Opening balance
    "unit_over": (
        mark("{value} đã kết thúc ngày {other}."),
        mark("Phân công đang có thì ghi cho đơn vị kế tục; sửa tên trong tệp rồi nhập lại."),
    ),
    "assignment_ended": (
        mark("Phân công {value} đã có trong sổ và đã kết thúc ngày {other}."),
        mark("Không ghi lại. Nếu nay giao tiếp (cho đơn vị kế tục, nếu có) thì lập phân công mới, "
             "có ngày bắt đầu mới."),
    ),
    "decision_needed": (
        mark("{value} không ghi số văn bản phân công nên chưa giao địa bàn."),
        mark("Việc phân công dựa trên văn bản (QC Đ2.3). Bổ sung số và ngày văn bản rồi "
             "nhập lại."),
    ),
    "since_missing": (
        mark("Không ghi ngày bắt đầu theo dõi."),
        mark("Ghi ngày theo văn bản phân công; từ ngày ấy chương trình tính thời hạn."),
    ),
    "group_over": (
        mark("Trong sổ, {value} đã kết thúc."),
        mark("Ghi nhóm đang hoạt động, hoặc sửa nhóm trong sổ, rồi nhập lại."),
    ),
    "since_overlaps": (
        mark("Ngày bắt đầu trong tệp là {value}, trong sổ là {other}."),
        mark("Không nhận vì trùng thời gian của người theo dõi trước; sửa ở hồ sơ địa bàn."),
    ),
    "decision_in_book": (
        mark("Văn bản phân công trong tệp là {value}, trong sổ là {other}."),
        mark("Giữ như trong sổ; phân công mới thì ghi ở màn hình Nhóm và cán bộ."),
    ),
    "type_unknown": (
        mark("Trong sổ không có loại văn bản “{value}”."),
        mark("Ghi tên loại như ở màn hình Văn bản đi, hoặc thêm loại ấy trước."),
    ),
    "term_unknown": (
        mark("Trong sổ không có nhiệm kỳ “{value}”."),
        mark("Ghi tên nhiệm kỳ như trong sổ, hoặc thêm nhiệm kỳ ấy ở màn hình Văn bản đi."),
    ),
    "series_twice": (
        mark("Dãy số này đã ghi ở hàng {other} (“{value}” dùng chung dãy số ấy)."),
        mark("Mỗi dãy số chỉ có một số cuối cùng; giữ một hàng."),
    ),
    "series_in_use": (
        mark("Tệp ghi số cuối là {value}, nhưng sổ đã cấp số trong dãy này (số cuối {other})."),
        mark("Dãy số đã dùng thì không mở lại; ghi văn bản còn thiếu bằng “Ghi văn bản từ sổ "
             "giấy” ở màn hình Văn bản đi."),
    ),
    # Roster
    "second_lead_in_book": (
        mark("Trong sổ, {other} đã có trưởng nhóm là {value}."),
        mark("Mỗi nhóm có một trưởng nhóm (QC Đ2.3). Kết thúc vai trò người trước trong sổ, "
             "hoặc ghi người này là thành viên, rồi nhập lại."),
    ),
    "role_differs": (
        mark("Trong sổ, người này đang là {other} của nhóm."),
        mark("Giữ như trong sổ; nếu đã thay đổi, ghi ở màn hình Nhóm và cán bộ."),
    ),
    "member_of_other_group": (
        mark("Trong sổ, người này đang ở {other}."),
        mark("Chưa đưa vào {value}. Kết thúc ở nhóm cũ trong sổ rồi nhập lại."),
    ),
    "person_counted_once": (
        mark("Được nhận là cùng một người với {other}."),
        mark("Nếu là hai người trùng tên, chọn lại ở mục “Chờ trả lời”."),
    ),
    "territory_of_group_unknown": (
        mark("Không có địa bàn “{value}” trong sổ."),
        mark("Những phần khác của hàng vẫn được nhận. Sửa tên, hoặc nhập danh mục địa bàn "
             "trước, rồi nhập lại danh sách này."),
    ),
    "territory_of_group_unclear": (
        mark("Chưa rõ “{value}” là địa bàn nào."),
        mark("Chọn ở mục “Chờ trả lời”; những phần khác của hàng vẫn được nhận."),
    ),
    "assignment_without_decision": (
        mark("{value} không ghi số văn bản phân công nên chưa giao địa bàn."),
        mark("Việc phân công dựa trên văn bản (QC Đ2.3). Bổ sung số và ngày văn bản rồi "
             "nhập lại; người và nhóm vẫn được nhận."),
    ),
    "territory_of_other_group": (
        mark("Trong sổ, {value} đang do {other} theo dõi."),
        mark("Kết thúc phân công cũ trong sổ (ghi lý do, QC Đ4.2) rồi nhập lại."),
    ),
    "assigned_before_unit": (
        mark("Văn bản phân công có trước ngày lập {count} đơn vị: {value}."),
        mark("Phân công được ghi từ ngày văn bản ({other}), theo tên đơn vị hiện nay."),
    ),
    "decision_without_date": (
        mark("Văn bản phân công {value} không ghi ngày."),
        mark("Phân công được ghi mà không có ngày bắt đầu; bổ sung ngày trong sổ."),
    ),
    # Journal
    "group_unknown": (
        mark("Trong sổ không có nhóm “{value}”."),
        mark("Nhập danh sách nhóm công chức trước, hoặc sửa tên nhóm, rồi nhập lại."),
    ),
    "person_unknown": (
        mark("Trong sổ không có người tên “{value}”."),
        mark("Nhập danh sách nhóm công chức (hoặc thêm người này vào sổ) trước, rồi nhập lại."),
    ),
    "territory_unknown": (
        mark("Không có địa bàn “{value}” trong sổ."),
        mark("Sửa tên cho đúng, hoặc nhập danh mục địa bàn trước, rồi nhập lại."),
    ),
    "territory_missing": (
        mark("Thiếu địa bàn."),
        mark("Ghi tên địa bàn, có cả loại, ví dụ “Xã Ba Gia”."),
    ),
    "territory_taken_as": (
        mark("Tên địa bàn ghi là “{value}”."),
        mark("Lấy là “{other}”, địa bàn duy nhất khớp với tên này."),
    ),
    "return_taken_as_departure": (
        mark("Không ghi ngày về."),
        mark("Lấy ngày về bằng ngày đi ({other})."),
    ),
    "named_as_today": (
        mark("Ngày đi ({value}) trước ngày lập đơn vị ({other})."),
        mark("Được nhận, ghi theo tên hiện nay; đơn vị cũ được xác định sau."),
    ),
    "territory_ended": (
        mark("{value} đã kết thúc ngày {other}, trước ngày đi."),
        mark("Được nhận; kiểm tra lại đơn vị kế tục."),
    ),
    "one_entry_each": (
        mark("Một hàng ghi {count} địa bàn."),
        mark("Ghi thành {count} việc, mỗi địa bàn một việc; khó khăn, đề xuất, mô hình ghi cho "
             "{other}."),
    ),
    "consent_refused": (
        mark("Ghi là lãnh đạo không đồng ý: “{value}”."),
        mark("Chuyến đi vẫn được nhận, kèm ghi chú này; kiểm tra lại."),
    ),
    "entry_cancelled": (
        mark("Trong sổ, việc này đã hủy ngày {other}."),
        mark("Không nhận lại; nếu chuyến đi vẫn có, ghi việc mới ở màn hình Sổ công tác."),
    ),
    "return_fixed": (
        mark("Ngày về trong tệp là {value}, trong sổ là {other}; việc này đã có kết quả."),
        mark("Việc đã báo công thì không sửa từ tệp; sửa ở mục báo công của việc ấy."),
    ),
    "results_differ": (
        mark("Kết quả trong tệp khác với sổ: “{value}”."),
        mark("Kết quả đã báo chỉ do người đi sửa, ở mục báo công của việc ấy."),
    ),
    "finding_fixed": (
        mark("Nội dung trong tệp khác với sổ (“{value}”), nhưng trong sổ {other}."),
        mark("Không sửa từ tệp; ghi bước tiếp theo ở màn hình Vướng mắc, kiến nghị."),
    ),
    "result_in_future": (
        mark("Ngày đi ({value}) chưa đến nhưng đã ghi kết quả."),
        mark("Kiểm tra lại ngày đi, ngày về."),
    ),
}  # fmt: skip


def problem(
    place: tuple[str, int], column: str, code: str, severity: Severity, value: str = "",
    **values: object,
) -> RowProblem:  # fmt: skip
    """Return the problem of a row in words; ``column`` is marked for translation."""
    short = in_short(value, _LONGEST_VALUE)
    # A value that was cut ends the sentence by its own sign.
    reason, advice = (
        _(text).format(value=short, **values).replace("….", "…") for text in _TEXTS[code]
    )
    return RowProblem(
        sheet=place[0],
        row=place[1],
        column=_(column),
        value=short,
        reason_code=code,
        reason=reason,
        advice=advice,
        severity=severity,
    )
