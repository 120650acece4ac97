"""What is said about a boundary file that is refused, or about a feature of it, in Vietnamese."""

from collections.abc import Mapping

from app.domain.errors import DomainError
from app.i18n import _
from app.i18n.formats import number


class BoundaryError(DomainError):
    """The file cannot be used as boundaries at all; nothing of it is kept.

    ``str(error)`` is the code; the sentence for the user is ``words(error.code, error.values)``.
    """


def words(code: str, values: Mapping[str, object]) -> str:
    """The sentence for a code of BoundaryError or BoundaryProblem, in the language of now."""
    shown = {
        name: number(value) if name == "limit" and isinstance(value, int) else value
        for name, value in values.items()
    }
    return texts()[code].format_map(shown)


def texts() -> dict[str, str]:
    """Return the sentences by code, in the language of now."""
    return {
        "boundary_unreadable": _(
            "Không đọc được tệp ranh giới. Kiểm tra tệp còn ở chỗ cũ và quyền đọc "
            "tệp, rồi chọn lại."
        ),
        "boundary_too_large": _(
            "Tệp ranh giới nặng {size} MB, vượt mức {limit} MB. Chỉ lấy các xã của tỉnh mình "
            "hoặc giản lược đường ranh giới trước khi nhập."
        ),
        "boundary_empty_file": _(
            "Tệp rỗng, không có nội dung nào. Xuất hoặc sao chép lại tệp rồi chọn lại."
        ),
        "boundary_not_text": _(
            "Tệp không phải văn bản GeoJSON hoặc TopoJSON (có thể là tệp nén, shapefile hay bảng "
            "tính). Xuất lại bản đồ ra GeoJSON, mã UTF-8, tọa độ WGS 84."
        ),
        "boundary_not_json": _(
            "Tệp GeoJSON hỏng hoặc bị cắt cụt (gần ký tự thứ {position}). Sao chép hoặc xuất "
            "lại tệp."
        ),
        "boundary_topojson_broken": _(
            "Tệp TopoJSON thiếu hoặc sai phần “transform” ({member}), không tính được tọa độ. "
            "Xuất lại tệp, hoặc xuất ra GeoJSON."
        ),
        "boundary_no_layer": _("Tệp không có lớp “{name}”. Chọn một trong các lớp có trong tệp."),
        "boundary_not_collection": _(
            "Tệp không phải một FeatureCollection của GeoJSON, cũng không phải TopoJSON. Chọn "
            "đúng tệp ranh giới."
        ),
        "boundary_no_features": _(
            "Tệp không có ranh giới dạng vùng (Polygon, MultiPolygon) nào dùng được. Chọn tệp khác."
        ),
        "boundary_none_usable": _(
            "Không hình nào trong tệp dùng được. {problem} Chọn tệp khác, hoặc sửa các hình "
            "ấy trong phần mềm bản đồ rồi nhập lại."
        ),
        "boundary_too_many_features": _(
            "Tệp có hơn {limit} đối tượng, vượt mức cho phép. Chỉ lấy các xã của tỉnh mình."
        ),
        "boundary_too_many_points": _(
            "Tệp có hơn {limit} điểm, vượt mức cho phép. Chỉ lấy các xã của tỉnh mình hoặc "
            "giản lược đường ranh giới trước khi nhập."
        ),
        "boundary_too_many_rings": _(
            "Tệp có hơn {limit} vòng ranh giới, vượt mức cho phép. Chỉ lấy các xã của tỉnh "
            "mình hoặc bỏ bớt các đảo, bãi quá nhỏ trước khi nhập."
        ),
        "boundary_too_detailed": _(
            "Các đơn vị được nhập có hơn {limit} điểm ranh giới, vượt mức cho phép. Để ngoài "
            "những đơn vị không cần hoặc giản lược đường ranh giới trước khi nhập."
        ),
        "boundary_wrong_crs": _(
            "Tệp dùng hệ tọa độ “{crs}”. Chương trình chỉ nhận WGS 84 (kinh độ, vĩ độ; "
            "EPSG:4326). Chuyển hệ tọa độ bằng phần mềm bản đồ (ví dụ QGIS) rồi nhập lại."
        ),
        "boundary_projected": _(
            "Tọa độ ({x}; {y}) ở đối tượng thứ {index} ({label}) không phải kinh độ, vĩ độ: có lẽ "
            "tệp dùng hệ VN-2000 tính bằng mét. Chuyển sang WGS 84 bằng phần mềm bản đồ (ví "
            "dụ QGIS) rồi nhập lại."
        ),
        "boundary_swapped": _(
            "Tọa độ ({x}; {y}) ở đối tượng thứ {index} ({label}) có vĩ độ đứng trước kinh độ. "
            "GeoJSON ghi kinh độ trước. Xuất lại tệp cho đúng thứ tự."
        ),
        "boundary_elsewhere": _(
            "Tọa độ ({x}; {y}) ở đối tượng thứ {index} ({label}) nằm ngoài Việt Nam. Kiểm tra "
            "hệ tọa độ của tệp, sửa đối tượng này hoặc chọn tệp khác."
        ),
        "boundary_overlapping": _(
            "Ranh giới các đơn vị trong tệp chồng lên nhau quá nhiều (nhất là {first} và "
            "{second}), không dựng được bản đồ. Dùng tệp mà các đơn vị giáp nhau, hoặc để "
            "ngoài những vùng trùng nhau."
        ),
        "feature_not_area": _("Đối tượng thứ {index} không phải vùng (kiểu {kind}); đã bỏ qua."),
        "feature_empty": _("Đối tượng thứ {index} ({label}) không có hình; đã bỏ qua."),
        "feature_wrong_ring": _(
            "Đối tượng thứ {index} ({label}) có vòng ranh giới sai (dưới ba điểm khác nhau hoặc "
            "tọa độ không phải số); đã bỏ vòng đó."
        ),
        "feature_ring_closed": _(
            "Đối tượng thứ {index} ({label}) có vòng ranh giới chưa khép kín; đã khép lại."
        ),
        "feature_repaired": _(
            "Đối tượng thứ {index} ({label}) có đường ranh giới tự cắt hoặc các phần chồng lên "
            "nhau; đã sửa, diện tích đổi {percent}%. Xem lại trên bản đồ."
        ),
        "feature_islands": _(
            "Đối tượng thứ {index} ({label}) có vòng trong nằm ngoài vòng ngoài; đã coi là một "
            "phần rời (đảo). Xem lại trên bản đồ."
        ),
        "feature_too_detailed": _(
            "Đối tượng thứ {index} ({label}) có quá nhiều điểm ranh giới; đã bỏ qua. Giản "
            "lược hình này trong phần mềm bản đồ rồi nhập lại."
        ),
        "feature_tangled": _(
            "Đối tượng thứ {index} ({label}) có đường ranh giới tự cắt đến mức không rõ phần "
            "nào thuộc đơn vị; đã bỏ qua. Sửa hình này trong phần mềm bản đồ rồi nhập lại."
        ),
    }
