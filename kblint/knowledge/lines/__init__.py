"""Lines as they are written: blanks, breaks, bullets, indents."""
