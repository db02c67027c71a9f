"""How an entry is made, and where it departs from the others."""
