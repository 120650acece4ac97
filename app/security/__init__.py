"""Keys of a book and its people: unlocking, recovery, signing; not the database's cipher.

Nothing is re-exported here: import the module that is meant. The package loads libsodium, so
it is imported only after the unlock window stands on the screen.
"""
