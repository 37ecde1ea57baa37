"""Valid numbers of every kind, by a seeded generator."""

from . import checks

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ALPHANUMERIC = "0123456789" + LETTERS
CONSONANTS = "BCDFGHJKLMNPQRSTVWXYZ"
# BBAN shapes of the registry (SWIFT, release 101): n digits, a capital letters, c both.
IBAN = {
    "ALBANIA": "AL 8n16c", "ANDORRA": "AD 8n12c", "BOSNIA_AND_HERZEGOVINA": "BA 16n", "BRAZIL": "BR 23n1a1c",
    "BULGARIA": "BG 4a6n8c", "COSTA_RICA": "CR 18n", "CROATIA": "HR 17n", "CYPRUS": "CY 8n16c",
    "CZECH_REPUBLIC": "CZ 20n", "DENMARK": "DK 14n", "DOMINICAN_REPUBLIC": "DO 4c20n", "EGYPT": "EG 25n",
    "ESTONIA": "EE 16n", "FAROE_ISLANDS": "FO 14n", "FINLAND": "FI 14n", "FRANCE": "FR 10n11c2n", "GEORGIA": "GE 2a16n",
    "GERMANY": "DE 18n", "GREECE": "GR 7n16c", "GREENLAND": "GL 14n", "HUNGARY": "HU 24n", "ICELAND": "IS 22n",
    "IRELAND": "IE 4a14n", "ITALY": "IT 1a10n12c", "JORDAN": "JO 4a4n18c", "KOSOVO": "XK 16n",
    "LIECHTENSTEIN": "LI 5n12c", "LITHUANIA": "LT 16n", "MALTA": "MT 4a5n18c", "MAURITANIA": "MR 23n",
    "MAURITIUS": "MU 4a19n3a", "MONACO": "MC 10n11c2n", "MONTENEGRO": "ME 18n", "NETHERLANDS": "NL 4a10n",
    "NORTH_MACEDONIA": "MK 3n10c2n", "POLAND": "PL 24n", "PORTUGAL": "PT 21n", "SAN_MARINO": "SM 1a10n12c",
    "SENEGAL": "SN 2a22n", "SERBIA": "RS 18n", "SLOVAKIA": "SK 20n", "SLOVENIA": "SI 15n", "SPAIN": "ES 20n",
    "SWEDEN": "SE 20n", "SWITZERLAND": "CH 5n12c", "TIMOR_LESTE": "TL 19n", "TUNISIA": "TN 20n", "TURKIYE": "TR 6n16c",
    "UK": "GB 4a14n", "UKRAINE": "UA 6n19c", "UNITED_ARAB_EMIRATES": "AE 19n", "VIRGIN_ISLANDS": "VG 4a16n"}


def digits(random, count, first="0123456789"):
    return random.choice(first) + "".join(random.choices("0123456789", k=count - 1))


def letters(random, count, of=LETTERS):
    return "".join(random.choices(of, k=count))


def date(random):
    """A day of life: year, month, day."""
    return random.randint(1940, 2004), random.randint(1, 12), random.randint(1, 28)


def shaped(random, shape):
    text, count = "", ""
    for letter in shape:
        if letter.isdigit():
            count += letter
            continue
        text += letters(random, int(count), {"n": "0123456789", "a": LETTERS, "c": ALPHANUMERIC}[letter])
        count = ""
    return text


def iban(country):
    def make(random):
        code, shape = IBAN[country].split()
        bban = shaped(random, shape)
        text = code + checks.mod97(code, bban) + bban
        return random.choice([text, " ".join(text[at:at + 4] for at in range(0, len(text), 4))])

    return make


def card(random):
    prefix, length = random.choice([
        ("4", 16), ("51", 16), ("2221", 16), ("55", 16), ("34", 15), ("37", 15), ("6011", 16), ("65", 16), ("3528", 16),
        ("3589", 16), ("36", 14), ("305", 14), ("62", 16)])
    number = prefix + digits(random, length - len(prefix) - 1)
    number += checks.luhn(number)
    if length == 16 and random.random() < 0.4:
        return random.choice(" -").join(number[at:at + 4] for at in range(0, 16, 4))
    return number


def stripe(random):
    number = card(random).replace(" ", "").replace("-", "")
    return f"%B{number}^DOE/JANE^{random.randint(27, 31)}{random.randint(1, 12):02}101{digits(random, 10)}?"


def until(make, accept):
    def again(random):
        while not accept(value := make(random)):
            pass
        return value

    return again


def dea(random):
    number = digits(random, 6)
    check = (sum(map(int, number[0::2])) + 2 * sum(map(int, number[1::2]))) % 10
    return letters(random, 1, "ABFGMPR") + letters(random, 1) + number + str(check)


def hicn(random):
    return ssn(random).replace("-", "") + letters(random, 1, "ABCDEFJKMTW")


def mbi(random):
    def letter():
        return letters(random, 1, "ACDEFGHJKMNPQRTUVWXY")

    def either():
        return letters(random, 1, "0123456789ACDEFGHJKMNPQRTUVWXY")

    def digit():
        return digits(random, 1)

    text = (digits(random, 1, "123456789") + letter() + either() + digit() + letter() + either() + digit()
            + letter() + letter() + digit() + digit())
    return random.choice([text, f"{text[:4]}-{text[4:7]}-{text[7:]}"])


def npi(random):
    number = digits(random, 9, "12")
    return number + checks.luhn("80840" + number)


def ndc(random):
    shape = random.choice([(4, 4, 2), (5, 3, 2), (5, 4, 1), (5, 4, 2)])
    return "-".join(digits(random, count) for count in shape)


def udi(random):
    gtin = digits(random, 13)
    total = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(gtin))
    return f"(01){gtin}{-total % 10}(17){random.randint(26, 31)}0{random.randint(1, 9)}15(10){letters(random, 2)}{digits(random, 4)}"


def nhs(random):
    while True:
        number = digits(random, 9, "123456789")
        check = (11 - checks.weighted(number, range(10, 1, -1)) % 11) % 11
        if check < 10:
            return random.choice([f"{number}{check}", f"{number[:3]} {number[3:6]} {number[6:]}{check}"])


def bc_phn(random):
    while True:
        number = "9" + digits(random, 8)
        check = 11 - checks.weighted(number[1:], (2, 4, 8, 5, 10, 9, 7, 3)) % 11
        if check < 10:
            return number + str(check)


def ehic(country):
    return lambda random: f"80{country}" + digits(random, 15)


def ssn(random):
    area = random.choice([n for n in range(1, 900) if n != 666])
    return f"{area:03}-{random.randint(1, 99):02}-{random.randint(1, 9999):04}"


def itin(random):
    group = random.choice([*range(50, 66), *range(70, 89), 90, 91, 92, *range(94, 100)])
    return f"9{digits(random, 2)}-{group}-{digits(random, 4)}"


def sin(random):
    number = digits(random, 8, "1234567")
    number += checks.luhn(number)
    return random.choice([number, f"{number[:3]} {number[3:6]} {number[6:]}", f"{number[:3]}-{number[3:6]}-{number[6:]}"])


def spanish_letter(number):
    return "TRWAGMYFPDXBNJZSQVHLCKE"[number % 23]


def dni(random):
    number = digits(random, 8, "123456789")
    return number + spanish_letter(int(number))


def nie(random):
    prefix, number = random.choice("XYZ"), digits(random, 7)
    return prefix + number + spanish_letter(int(str("XYZ".index(prefix)) + number))


def cif(random):
    kind, number = random.choice("ABEH"), digits(random, 7)
    return kind + number + checks.luhn(number)


def spanish_social_security(random):
    number = f"{random.randint(1, 52):02}{digits(random, 8, '123456789')}"
    return number + f"{int(number) % 97:02}"


def nir(random):
    year, month, _ = date(random)
    number = (f"{random.randint(1, 2)}{year % 100:02}{month:02}{random.randint(1, 95):02}{random.randint(1, 990):03}"
              f"{random.randint(1, 999):03}")
    return number + f"{97 - int(number) % 97:02}"


def spi(random):
    number = digits(random, 10, "0123")
    return number + f"{int(number) % 511:03}"


def german_document(first):
    """Offices that issue passports have codes that begin with other letters than those that issue identity cards."""
    def make(random):
        text = random.choice(first) + letters(random, 7, "0123456789CFGHJKLMNPRTVWXYZ")
        return text + checks.icao(text)

    return make


def german_tax(random):
    while True:
        order = random.sample("0123456789", 9)
        order.append(random.choice(order))
        random.shuffle(order)
        number = "".join(order)
        if number[0] != "0" and all(number[at:at + 3] != number[at] * 3 for at in range(8)):
            return number + checks.iso7064_mod11_10(number)


def codice_fiscale(random):
    year, month, day = date(random)
    female = random.random() < 0.5
    text = (letters(random, 6, CONSONANTS) + f"{year % 100:02}" + "ABCDEHLMPRST"[month - 1]
            + f"{day + 40 * female:02}" + letters(random, 1, "ABCDEFGHIL") + digits(random, 3))
    return text + checks.codice_fiscale(text)


def nino(random):
    while True:
        prefix = letters(random, 1, "ABCEGHJKLMNOPRSTWXYZ") + letters(random, 1, "ABCEGHJKLMNPRSTWXYZ")
        if prefix not in {"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"}:
            number = digits(random, 6)
            suffix = random.choice("ABCD")
            return random.choice([
                prefix + number + suffix, f"{prefix} {number[:2]} {number[2:4]} {number[4:]} {suffix}"])


def utr(random):
    number = digits(random, 9)
    return "21987654321"[checks.weighted(number, (6, 7, 8, 9, 10, 5, 4, 3, 2)) % 11] + number


def tfn(random):
    while True:
        number = digits(random, 9, "123456789")
        if checks.weighted(number, (1, 4, 3, 7, 5, 8, 6, 9, 10)) % 11 == 0:
            return random.choice([number, f"{number[:3]} {number[3:6]} {number[6:]}"])


def mod11_pair(number, first, second):
    for weights in (first, second):
        check = 11 - checks.weighted(number, weights) % 11
        number += "0" if check >= 10 else str(check)
    return number


def cpf(random):
    number = mod11_pair(digits(random, 9), range(10, 1, -1), range(11, 1, -1))
    return random.choice([number, f"{number[:3]}.{number[3:6]}.{number[6:9]}-{number[9:]}"])


def cnpj(random):
    number = mod11_pair(
        digits(random, 8) + "0001", (5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2), (6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2))
    return random.choice([number, f"{number[:2]}.{number[2:5]}.{number[5:8]}/{number[8:12]}-{number[12:]}"])


def rg(random):
    number = digits(random, 8, "123456789")
    check = (11 - checks.weighted(number, range(2, 10)) % 11) % 11
    return f"{number[:2]}.{number[2:5]}.{number[5:]}-{'X' if check == 10 else check}"


def cuit(prefixes):
    def make(random):
        while True:
            number = random.choice(prefixes) + digits(random, 8)
            check = (11 - checks.weighted(number, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % 11) % 11
            if check < 10:
                return random.choice([f"{number}{check}", f"{number[:2]}-{number[2:]}-{check}"])

    return make


def sube(random):
    number = "6061" + digits(random, 11)
    return number + checks.luhn(number)


def rut(random):
    number = digits(random, 8, "12")
    check = (11 - checks.weighted(reversed(number), (2, 3, 4, 5, 6, 7, 2, 3)) % 11) % 11
    return f"{number[:2]}.{number[2:5]}.{number[5:]}-{'K' if check == 10 else check}"


def nit(first):
    def make(random):
        number = digits(random, 9, first)
        weights = (3, 7, 13, 17, 19, 23, 29, 37, 41)
        check = "01987654321"[checks.weighted(reversed(number), weights) % 11]
        return f"{number[:3]}.{number[3:6]}.{number[6:]}-{check}"

    return make


def curp(random):
    year, month, day = date(random)
    text = (letters(random, 1, CONSONANTS) + letters(random, 1, "AEIOU") + letters(random, 2, CONSONANTS)
            + f"{year % 100:02}{month:02}{day:02}" + random.choice("HM") + random.choice(["DF", "JC", "NL", "PL", "VZ", "OC"])
            + letters(random, 3, CONSONANTS) + digits(random, 1))
    alphabet = "0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ"
    return text + str(-sum(alphabet.index(letter) * (18 - place) for place, letter in enumerate(text)) % 10)


def rfc(count):
    def make(random):
        year, month, day = date(random)
        name = letters(random, 1, CONSONANTS) + letters(random, 1, "AEIOU") + letters(random, 2, CONSONANTS)
        text = name[:count] + f"{year % 100:02}{month:02}{day:02}" + letters(random, 2, ALPHANUMERIC)
        alphabet = "0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ"
        padded = text.rjust(12)
        check = 11 - sum(alphabet.index(letter) * (13 - place) for place, letter in enumerate(padded)) % 11
        return text + {10: "A", 11: "0"}.get(check, str(check))

    return make


def aadhaar(random):
    while True:
        number = digits(random, 11, "23456789")
        number += checks.verhoeff(number)
        if number != number[::-1]:
            return random.choice([number, f"{number[:4]} {number[4:8]} {number[8:]}"])


def pan(random):
    return letters(random, 3) + random.choice("PCHFT") + letters(random, 1) + digits(random, 4, "123456789") + letters(random, 1)


def personnummer(random):
    year, month, day = date(random)
    number = f"{year % 100:02}{month:02}{day:02}{digits(random, 3)}"
    return f"{number[:6]}-{number[6:]}{checks.luhn(number)}"


def hetu(random):
    year, month, day = date(random)
    number = f"{day:02}{month:02}{year % 100:02}"
    serial = f"{random.randint(2, 899):03}"
    return f"{number}{'-' if year < 2000 else 'A'}{serial}{'0123456789ABCDEFHJKLMNPRSTUVWXY'[int(number + serial) % 31]}"


def vin(random):
    body = letters(random, 17, "0123456789ABCDEFGHJKLMNPRSTUVWXYZ")
    return checks.vin(random.choice("123WJVYZ") + body[1:13] + digits(random, 4))


def uk_licence(random):
    year, month, day = date(random)
    surname = letters(random, 5)
    return (surname + str(year)[2] + f"{month + 50 * (random.random() < 0.5):02}{day:02}" + str(year)[3] + letters(random, 2)
            + "9" + letters(random, 2))
