"""How entries are found in blocks, and what is read of each: title, links, shape, fields."""
