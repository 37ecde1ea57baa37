"""National numbers, beside the package that knows them best: python-stdnum."""

import csv
import importlib
import json
import random
import subprocess

import pytest

from support.plane import executable
from support.planted import numbers

# An identifier, the words that stand with it, the package's module, and numbers of the right form, good and bad.
KNOWN = [
    ("SPAIN_DNI_NUMBER", "documento nacional de identidad", "es.dni", numbers.dni),
    ("SPAIN_NIE_NUMBER", "número de identidad de extranjero", "es.nie", numbers.nie),
    ("SPAIN_TAX_IDENTIFICATION_NUMBER", "número de impuesto corporativo", "es.cif", numbers.cif),
    ("FRANCE_NATIONAL_IDENTIFICATION_NUMBER", "insee", "fr.nir", numbers.nir),
    ("FRANCE_TAX_IDENTIFICATION_NUMBER", "numéro d'identification fiscal", "fr.nif", numbers.spi),
    ("GERMANY_TAX_IDENTIFICATION_NUMBER", "steueridentifikationsnummer", "de.idnr", numbers.german_tax),
    ("ITALY_NATIONAL_IDENTIFICATION_NUMBER", "codice fiscal", "it.codicefiscale", numbers.codice_fiscale),
    ("UK_NHS_NUMBER", "national health service", "gb.nhs", numbers.nhs),
    ("UK_TAX_IDENTIFICATION_NUMBER", "unique taxpayer reference", "gb.utr", numbers.utr),
    ("AUSTRALIA_TAX_FILE_NUMBER", "tax file number", "au.tfn", numbers.tfn),
    ("BRAZIL_CPF_NUMBER", "cadastro de pessoas físicas", "br.cpf", numbers.cpf),
    ("BRAZIL_CNPJ_NUMBER", "cadastro nacional da pessoa jurídica", "br.cnpj", numbers.cnpj),
    ("ARGENTINA_INDIVIDUAL_TAX_IDENTIFICATION_NUMBER", "cuil", "ar.cuit", numbers.cuit(["20", "23", "24", "27"])),
    ("CHILE_RUT_NUMBER", "rol único tributario", "cl.rut", numbers.rut),
    ("COLOMBIA_INDIVIDUAL_NIT_NUMBER", "nit", "co.nit", numbers.nit("1234567")),
    ("MEXICO_CURP_NUMBER", "curp", "mx.curp", numbers.curp),
    ("INDIA_AADHAAR_NUMBER", "aadhaar", "in_.aadhaar", numbers.aadhaar),
    ("CANADA_SOCIAL_INSURANCE_NUMBER", "social insurance number", "ca.sin", numbers.sin),
    ("SWEDEN_DRIVERS_LICENSE", "körkortsnummer", "se.personnummer", numbers.personnummer),
    ("FINLAND_DRIVERS_LICENSE", "ajokortin numero", "fi.hetu", numbers.hetu),
    ("USA_SOCIAL_SECURITY_NUMBER", "social security", "us.ssn", numbers.ssn),
    *((f"{country}_BANK_ACCOUNT_NUMBER", "beneficiary", "iban", numbers.iban(country))
      for country in ("GERMANY", "NETHERLANDS", "POLAND", "PORTUGAL", "UK", "NORTH_MACEDONIA", "MALTA"))]
EACH = 100


def altered(random_, text):
    """The same form, with one character that is another."""
    place = random_.choice([at for at, letter in enumerate(text) if letter.isdigit()])
    return text[:place] + random_.choice([one for one in "0123456789" if one != text[place]]) + text[place + 1:]


@pytest.mark.parametrize("identifier, words, module, make", KNOWN, ids=[f"{one[0]}-{one[2]}" for one in KNOWN])
def test_the_package_agrees(tmp_path, identifier, words, module, make):
    package = importlib.import_module(f"stdnum.{module}")
    random_ = random.Random(identifier)
    values = []
    for _ in range(EACH):
        good = make(random_)
        values += [good, altered(random_, good)]
    file = tmp_path / "numbers.csv"
    with open(file, "w", newline="") as out:
        csv.writer(out).writerows([["entry", words]] + [[str(at), value] for at, value in enumerate(values)])
    wanted = {at + 2 for at, value in enumerate(values) if package.is_valid(value)}
    assert len(wanted) >= EACH * 0.9
    assert found_rows(file, identifier) == wanted


def found_rows(file, identifier):
    printed = subprocess.run(
        [executable(), "scan", "--format", "jsonl", "--identifiers", identifier, str(file)], capture_output=True, text=True,
        check=True).stdout
    rows = set()
    for line in printed.splitlines():
        for category in json.loads(line)["classificationDetails"]["result"].get("sensitiveData") or []:
            for detection in category["detections"]:
                rows |= {int(cell["row"]) for cell in detection["occurrences"]["cells"]}
    return rows
