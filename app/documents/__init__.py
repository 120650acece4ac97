"""What the papers of the office say and how a page is built: block tree, kinds, layout as data.

Nothing here draws: ``app.printing`` turns a block tree and a layout into a file.
"""
