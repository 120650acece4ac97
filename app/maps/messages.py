"""What is said about a boundary file that is refused, or about a feature of it, in Vietnamese."""

from collections.abc import Mapping

from app.domain.errors import DomainError
from app.i18n import _


class BoundaryError(DomainError):
    """The file cannot be used as boundaries at all; nothing of it is kept.

    ``str(error)`` is the code; the sentence for the user is ``words(error.code, error.values)``.
    """


def words(code: str, values: Mapping[str, object]) -> str:
    """The sentence for a code of BoundaryError or BoundaryProblem, in the language of now."""
    return texts()[code].format_map(dict(values))


def texts() -> dict[str, str]:
    """Return the sentences by code, in the language of now."""
    return {
        "boundary_unreadable": _(
            "Không đọc được tệp ranh giới. Hãy kiểm tra tệp còn ở chỗ cũ và đồng chí có quyền "
            "đọc tệp, rồi chọn lại."
        ),
        "boundary_too_large": _(
            "Tệp ranh giới nặng {size} MB, vượt mức {limit} MB. Hãy chỉ lấy các xã của tỉnh mình "
            "hoặc giản lược đường ranh giới trước khi nhập."
        ),
        "boundary_not_text": _(
            "Tệp không phải GeoJSON ở dạng văn bản UTF-8. Hãy xuất lại bản đồ ra GeoJSON."
        ),
        "boundary_not_json": _(
            "Tệp GeoJSON hỏng hoặc bị cắt cụt (gần ký tự thứ {position}). Hãy sao chép hoặc xuất "
            "lại tệp."
        ),
        "boundary_topojson": _("Tệp là TopoJSON. Hãy xuất bản đồ ra GeoJSON rồi nhập lại."),
        "boundary_not_collection": _(
            "Tệp không phải một FeatureCollection của GeoJSON. Hãy chọn đúng tệp ranh giới."
        ),
        "boundary_no_features": _(
            "Tệp không có ranh giới dạng vùng (Polygon, MultiPolygon) nào dùng được. Hãy chọn "
            "tệp khác."
        ),
        "boundary_too_many_features": _(
            "Tệp có hơn {limit} đối tượng, vượt mức cho phép. Hãy chỉ lấy các xã của tỉnh mình."
        ),
        "boundary_too_many_points": _(
            "Tệp có hơn {limit} điểm, vượt mức cho phép. Hãy chỉ lấy các xã của tỉnh mình hoặc "
            "giản lược đường ranh giới trước khi nhập."
        ),
        "boundary_wrong_crs": _(
            "Tệp dùng hệ tọa độ “{crs}”. Chương trình chỉ nhận WGS 84 (kinh độ, vĩ độ; "
            "EPSG:4326). Hãy chuyển hệ tọa độ rồi nhập lại."
        ),
        "boundary_projected": _(
            "Tọa độ ({x}; {y}) ở đối tượng thứ {index} không phải kinh độ, vĩ độ: có lẽ tệp dùng "
            "hệ VN-2000 tính bằng mét. Hãy chuyển sang WGS 84 rồi nhập lại."
        ),
        "boundary_swapped": _(
            "Tọa độ ({x}; {y}) ở đối tượng thứ {index} có vĩ độ đứng trước kinh độ. GeoJSON ghi "
            "kinh độ trước. Hãy xuất lại tệp cho đúng thứ tự."
        ),
        "boundary_elsewhere": _(
            "Tọa độ ({x}; {y}) ở đối tượng thứ {index} nằm ngoài Việt Nam. Hãy kiểm tra hệ tọa "
            "độ của tệp hoặc chọn tệp khác."
        ),
        "boundary_no_property": _(
            "Tệp không có thuộc tính “{name}”. Hãy chọn một trong các thuộc tính có trong tệp."
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
            "Đối tượng thứ {index} ({label}) có đường ranh giới tự cắt; đã sửa, diện tích đổi "
            "{percent}%. Hãy xem lại trên bản đồ."
        ),
        "feature_no_code": _(
            "Đối tượng thứ {index} ({label}) không có mã; chỉ có thể ghép theo tên."
        ),
        "feature_same_code": _(
            "Đối tượng thứ {index} ({label}) trùng mã {code} với đối tượng thứ {first}; hãy chọn "
            "một trong hai khi ghép."
        ),
    }
