"""Words that differ by a slip of the pen or of the fingers."""


def is_slip(one: str, other: str) -> bool:
    """Whether a letter inside is one too many, or another one, or changed with its neighbour.

    Endings are none ("model", "models"), nor is "s" for "z", which is a way to spell.
    """
    short, long = sorted((one, other), key=len)
    if len(short) < 5 or not long.isalpha() or len(long) - len(short) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), 0)
    if at == 0 or {short[at], long[at]} == {"s", "z"}:
        return False
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    swapped = short[:at] + short[at : at + 2][::-1] + short[at + 2 :]
    return long == swapped or short[at + 1 :] == long[at + 1 :]
