"""How a name or a place becomes a key: ASCII lower case, without accents and apostrophes. `Folding.swift` does the same."""
import unicodedata

SPECIAL = {"ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "đ": "d", "ł": "l", "þ": "th", "ð": "d", "ı": "i", "ħ": "h", "ŋ": "n",
           "ŧ": "t", "ĸ": "k", "ŀ": "l", "ſ": "s", "ĳ": "ij", "ŉ": "n"}
APOSTROPHES = "'’`´ʻʼ"


def fold_character(character):
    """ASCII letters for a Latin letter of U+00C0 to U+017F and U+0218 to U+021B, and nothing for any other."""
    code = ord(character)
    if code < 0x80:
        return character.lower() if character.isalnum() else ""
    if not (0xC0 <= code <= 0x17F or 0x218 <= code <= 0x21B):
        return None
    lower = character.lower()
    if lower in SPECIAL:
        return SPECIAL[lower]
    base = unicodedata.normalize("NFD", lower)[0]
    return base if base.isascii() and base.isalpha() else None


def words(text):
    """The folded words of a text, or nothing when it has letters of another script."""
    out, word = [], ""
    for character in text:
        if character in APOSTROPHES:
            continue
        folded = fold_character(character)
        if folded is None:
            return []
        if folded == "":
            if word:
                out.append(word)
            word = ""
        else:
            word += folded
    return out + [word] if word else out


def hash64(key):
    """FNV-1a, then the finaliser of MurmurHash3, so that the upper bits can pick a slot."""
    value = 0xCBF29CE484222325
    for byte in key:
        value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    value ^= value >> 33
    value = (value * 0xFF51AFD7ED558CCD) & 0xFFFFFFFFFFFFFFFF
    return value ^ (value >> 33)
