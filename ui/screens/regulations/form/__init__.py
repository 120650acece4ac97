"""Forms made from the declarations of the rules' vocabulary (``terms_of`` and type hints).

A form holds plain values as a file would; reading them, and every mistake, is the codec's.
"""
