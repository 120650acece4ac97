"""The wizard "Tạo sổ mới": steps and checks without Qt in ``setup.py``, pages beside it."""
