"""Numbers in statements: the quantity, the kind of thing it counts, and whether two conflict."""
