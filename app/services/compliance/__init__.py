"""How regulations are kept: the board, the checks, the obstacles and what is proposed for them."""
