"""The register of regulations: kept, switched on, edited, taken from files, tried before they hold.

What follows from them (duties, the board) is in ``app.services.duties`` and ``…compliance``.
"""
