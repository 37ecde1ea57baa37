"""What is planted: for each identifier its values, the words that stand with them, and how sure a finder can be."""

from dataclasses import dataclass
from typing import Callable

from . import numbers as n
from . import tokens as t


@dataclass(frozen=True)
class Kind:
    make: Callable
    # Column names and the words before a value in text.
    keywords: tuple
    # "sure" where a checksum or a fixed prefix exists, "keyword" where the words carry it, "context" for names.
    evidence: str = "keyword"
    # Spans lines, so that it stands in no cell.
    is_block: bool = False


def sure(make, *keywords, is_block=False):
    return Kind(make, keywords, "sure", is_block)


def keyword(make, *keywords):
    return Kind(make, keywords)


def fixed(*shapes):
    """From `n` digit, `a` letter, `c` either; everything else stands for itself."""
    def make(random):
        of = {"n": "0123456789", "a": n.LETTERS, "c": n.ALPHANUMERIC, "N": "123456789"}
        return "".join(random.choice(of[letter]) if letter in of else letter for letter in random.choice(shapes))

    return make


def birth_date(random):
    year, month, day = n.date(random)
    return random.choice([f"{year}-{month:02}-{day:02}", f"{month:02}/{day:02}/{year}", f"{day:02}.{month:02}.{year}"])


def expiry(random):
    return f"{random.randint(1, 12):02}/{random.choice(['', '20'])}{random.randint(27, 34)}"


def coordinates(random):
    return f"{random.uniform(25, 60):.6f},{random.uniform(-120, 40):.6f}"


def north_american(random):
    area = random.choice(["202", "212", "305", "312", "404", "415", "503", "617", "713", "416", "604", "514"])
    # No exchange ends in 11.
    rest = f"{random.choice([one for one in range(200, 1000) if one % 100 != 11])}", f"{random.randint(0, 9999):04}"
    return random.choice([f"+1 {area}-{rest[0]}-{rest[1]}", f"({area}) {rest[0]}-{rest[1]}", f"{area}-{rest[0]}-{rest[1]}"])


def phone(code, *national):
    def make(random):
        text = fixed(*national)(random)
        return f"+{code} {text}" if random.random() < 0.5 else "0" + text

    return make


KINDS = {
    "AWS_CREDENTIALS": keyword(t.aws_secret, "aws_secret_access_key", "secret access key"),
    "GCP_API_KEY": sure(t.gcp_key, "google-api-key", "GCP api key"),
    "HTTP_BASIC_AUTH_HEADER": sure(t.basic, "header"),
    "HTTP_COOKIE": sure(t.cookie, "response"),
    "JSON_WEB_TOKEN": sure(t.jwt, "bearer", "token"),
    "OPENSSH_PRIVATE_KEY": sure(t.openssh, "key", is_block=True),
    "PGP_PRIVATE_KEY": sure(t.pgp, "key", is_block=True),
    "PKCS": sure(t.pkcs, "key", is_block=True),
    "PUTTY_PRIVATE_KEY": sure(t.putty, "key", is_block=True),
    "STRIPE_CREDENTIALS": sure(t.stripe, "stripe", "payment key"),
    "BANK_ACCOUNT_NUMBER": keyword(fixed("Nnnnnnnnn", "Nnnnnnnnnnn"), "bank account", "checking account"),
    "CREDIT_CARD_NUMBER": sure(n.card, "credit card", "payment card number"),
    "CREDIT_CARD_EXPIRATION": keyword(expiry, "expiration", "expiry"),
    "CREDIT_CARD_MAGNETIC_STRIPE": sure(n.stripe, "magstripe", "swipe"),
    "CREDIT_CARD_SECURITY_CODE": keyword(fixed("nnn", "nnnn"), "cvv", "card verification value"),
    "CREDIT_CARD_NUMBER_(NO_KEYWORD)": sure(n.card, "reference", "entry"),
    **{f"{country}_BANK_ACCOUNT_NUMBER": sure(n.iban(country), "beneficiary", "transfer to") for country in n.IBAN},
    "US_DRUG_ENFORCEMENT_AGENCY_NUMBER": sure(n.dea, "dea number", "dea registration"),
    "USA_HEALTH_INSURANCE_CLAIM_NUMBER": keyword(n.hicn, "health insurance claim number", "hicn"),
    "USA_HEALTHCARE_PROCEDURE_CODE": keyword(fixed("JNnnn", "ENnnn", "99nnn"), "hcpcs", "current procedural terminology"),
    "USA_MEDICARE_BENEFICIARY_IDENTIFIER": keyword(n.mbi, "mbi", "medicare beneficiary"),
    "USA_NATIONAL_DRUG_CODE": keyword(n.ndc, "ndc", "national drug code"),
    "USA_NATIONAL_PROVIDER_IDENTIFIER": sure(n.npi, "npi", "national provider"),
    "MEDICAL_DEVICE_UDI": sure(n.udi, "udi", "unique device identifier"),
    "CANADA_HEALTH_NUMBER": sure(n.bc_phn, "phn", "personal healthcare number"),
    "EUROPEAN_HEALTH_INSURANCE_CARD_NUMBER": keyword(n.ehic("276"), "ehic", "insurance card number"),
    "FINLAND_EUROPEAN_HEALTH_INSURANCE_NUMBER": keyword(
        lambda random: "8024680246" + n.digits(random, 10), "suomi ehic-numero", "finland health insurance card"),
    "FRANCE_HEALTH_INSURANCE_NUMBER": keyword(fixed("N" + "n" * 20), "carte vitale"),
    "UK_NHS_NUMBER": sure(n.nhs, "NHS", "national health service"),
    "DATE_OF_BIRTH": keyword(birth_date, "date of birth", "dob", "birthday"),
    "AUSTRALIA_DRIVERS_LICENSE": keyword(fixed("Nnnnnnnn", "aanNnnn"), "driver licence", "drivers licence"),
    "AUSTRIA_DRIVERS_LICENSE": keyword(fixed("Nnnnnnnn"), "führerschein republik österreich", "fuhrerschein republik osterreich"),
    "BELGIUM_DRIVERS_LICENSE": keyword(fixed("Nnnnnnnnnn"), "rijbewijsnummer", "rijbewijs"),
    "BULGARIA_DRIVERS_LICENSE": keyword(fixed("Nnnnnnnnn"), "шофьорска книжка"),
    "CANADA_DRIVERS_LICENSE": keyword(fixed("annnn-nnnnn-nnnnn", "annnnnnnnnnnn"), "driver's licence", "permis de conduire"),
    "CROATIA_DRIVERS_LICENSE": keyword(fixed("Nnnnnnnn"), "vozačka dozvola"),
    "CYPRUS_DRIVERS_LICENSE": keyword(fixed("Nnnnnnnnnnnn"), "άδεια οδήγησης"),
    "CZECHIA_DRIVERS_LICENSE": keyword(fixed("Eannnnnn", "Ea nnnnnn"), "řidičský průkaz", "číslo řidičského průkazu"),
    "DENMARK_DRIVERS_LICENSE": keyword(fixed("Nnnnnnnn"), "kørekort", "kørekortnummer"),
    "ESTONIA_DRIVERS_LICENSE": keyword(fixed("ETnnnnnn"), "juhiluba", "juhiloa number"),
    "FINLAND_DRIVERS_LICENSE": keyword(n.hetu, "ajokortti", "ajokortin numero"),
    "FRANCE_DRIVERS_LICENSE": keyword(fixed("Nnnnnnnnnnnn"), "permis de conduire"),
    "GERMANY_DRIVERS_LICENSE": keyword(fixed("annnnnnnnnn", "annnannnnnn"), "führerschein", "fuehrerschein"),
    "GREECE_DRIVERS_LICENSE": keyword(fixed("Nnnnnnnnn"), "adeia odigisis"),
    "HUNGARY_DRIVERS_LICENSE": keyword(fixed("aannnnnn"), "jogosítvány", "vezetői engedély"),
    "INDIA_DRIVERS_LICENSE": keyword(fixed("MHnn201nnnnnnnn", "KAnn 201nnnnnnnn"), "driving licence", "drivers license"),
    "IRELAND_DRIVERS_LICENSE": keyword(fixed("nnnnnnaaaa"), "ceadúnas tiomána"),
    "ITALY_DRIVERS_LICENSE": keyword(fixed("aAnnnnnnna", "aVnnnnnnna", "U1nnnnnnna"), "patente di guida", "patente guida numero"),
    "LATVIA_DRIVERS_LICENSE": keyword(fixed("aaannnnnn"), "vadītāja apliecība"),
    "LITHUANIA_DRIVERS_LICENSE": keyword(fixed("Nnnnnnnn"), "vairuotojo pažymėjimas"),
    "LUXEMBOURG_DRIVERS_LICENSE": keyword(fixed("Nnnnnn"), "fahrerlaubnis"),
    "MALTA_DRIVERS_LICENSE": keyword(fixed("aa nnn nnn", "aannnnnn"), "liċenzja tas-sewqan"),
    "NETHERLANDS_DRIVERS_LICENSE": keyword(fixed("Nnnnnnnnnn"), "rijbewijs", "rijbewijsnummer"),
    "POLAND_DRIVERS_LICENSE": keyword(fixed("nnnnn/nn/nnnn"), "prawo jazdy"),
    "PORTUGAL_DRIVERS_LICENSE": keyword(fixed("a-nnnnnn n", "aa-nnnnnn n"), "carta de condução"),
    "ROMANIA_DRIVERS_LICENSE": keyword(fixed("annnnnnnn"), "numărul permisului de conducere"),
    "SLOVAKIA_DRIVERS_LICENSE": keyword(fixed("annnnnnn"), "vodičský preukaz"),
    "SLOVENIA_DRIVERS_LICENSE": keyword(fixed("Nnnnnnnnn"), "vozniško dovoljenje"),
    "SPAIN_DRIVERS_LICENSE": sure(n.dni, "permiso de conducir", "carnet conducer"),
    "SWEDEN_DRIVERS_LICENSE": sure(n.personnummer, "körkort", "körkortsnummer"),
    "UK_DRIVERS_LICENSE": keyword(n.uk_licence, "driving licence", "driver's licence"),
    "DRIVERS_LICENSE": keyword(fixed("annnnnnn", "annnnnnnnnnnn"), "driver's license", "drivers license"),
    "UK_ELECTORAL_ROLL_NUMBER": keyword(fixed("aannnn", "aannn"), "electoral roll number", "electoral number"),
    "LATITUDE_LONGITUDE": keyword(coordinates, "coordinates", "lat long"),
    "BRAZIL_CEP_CODE": keyword(fixed("nnnnn-nnn"), "cep", "código postal"),
    "ARGENTINA_DNI_NUMBER": keyword(fixed("NN.nnn.nnn", "NNnnnnnn"), "documento nacional de identidad", "dni"),
    "BRAZIL_RG_NUMBER": sure(n.rg, "registro geral", "rg"),
    "CHILE_RUT_NUMBER": sure(n.rut, "rol único tributario", "rut"),
    "COLOMBIA_CITIZENSHIP_CARD_NUMBER": keyword(fixed("N.nnn.nnn.nnn", "Nnnnnnnn"), "cédula de ciudadanía"),
    "FRANCE_NATIONAL_IDENTIFICATION_NUMBER": sure(n.nir, "insee", "numéro d'assurance"),
    "GERMANY_NATIONAL_IDENTIFICATION_NUMBER": sure(n.german_document("LMNPRTVWXY"), "personalausweis", "ausweisnummer"),
    "INDIA_AADHAAR_NUMBER": sure(n.aadhaar, "aadhaar", "uidai"),
    "ITALY_NATIONAL_IDENTIFICATION_NUMBER": sure(n.codice_fiscale, "codice fiscal", "tessera sanitaria"),
    "MEXICO_CURP_NUMBER": sure(n.curp, "curp", "clave única"),
    "SPAIN_DNI_NUMBER": sure(n.dni, "dni", "documento nacional de identidad"),
    "UK_NATIONAL_INSURANCE_NUMBER": keyword(n.nino, "national insurance number", "nino"),
    "CANADA_PASSPORT_NUMBER": keyword(fixed("aannnnnn"), "canadian passport", "passeport canadien"),
    "FRANCE_PASSPORT_NUMBER": keyword(fixed("nnaannnnn"), "numéro de passeport", "passeport"),
    "GERMANY_PASSPORT_NUMBER": sure(n.german_document("CFGHJK"), "reisepassnummer", "reisepass"),
    "ITALY_PASSPORT_NUMBER": keyword(fixed("aannnnnnn"), "passaporto", "passaporto numero"),
    "SPAIN_PASSPORT_NUMBER": keyword(fixed("aaannnnnn"), "pasaporte", "número pasaporte"),
    "UK_PASSPORT_NUMBER": keyword(fixed("Nnnnnnnnn"), "passport number", "passport no"),
    "USA_PASSPORT_NUMBER": keyword(fixed("Nnnnnnnnn", "annnnnnnn"), "travel document", "us passport"),
    "CANADA_NATIONAL_IDENTIFICATION_NUMBER": keyword(fixed("aannnnnnnnnn"), "permanent resident card", "pr number"),
    "BRAZIL_PHONE_NUMBER": keyword(phone("55", "11 9nnnn-nnnn", "21 9nnnn-nnnn"), "celular", "telefone"),
    "FRANCE_PHONE_NUMBER": keyword(phone("33", "6 nn nn nn nn", "1 4n nn nn nn"), "téléphone", "mobile"),
    "GERMANY_PHONE_NUMBER": keyword(phone("49", "30 Nnnnnnn", "151 Nnnnnnnn"), "telefon", "mobile"),
    "ITALY_PHONE_NUMBER": keyword(lambda random: "+39 " + fixed("347 Nnnnnnn", "06 Nnnnnnnn")(random), "telefono", "tel"),
    "SPAIN_PHONE_NUMBER": keyword(lambda random: "+34 " + fixed("6nn nnn nnn", "91n nnn nnn")(random), "teléfono", "mobile"),
    "UK_PHONE_NUMBER": keyword(phone("44", "7700 9nnnnn", "20 7946 0nnn"), "phone", "telephone"),
    "PHONE_NUMBER": keyword(north_american, "phone", "mobile", "fax number"),
    "ARGENTINA_TARJETA_SUBE": sure(n.sube, "sube"),
    "CANADA_SOCIAL_INSURANCE_NUMBER": sure(n.sin, "social insurance number", "sin"),
    "SPAIN_SOCIAL_SECURITY_NUMBER": sure(n.spanish_social_security, "número de la seguridad social"),
    "USA_SOCIAL_SECURITY_NUMBER": keyword(n.ssn, "social security", "ssn"),
    "ARGENTINA_INDIVIDUAL_TAX_IDENTIFICATION_NUMBER": sure(n.cuit(["20", "23", "24", "27"]), "cuil", "cuit"),
    "ARGENTINA_ORGANIZATION_TAX_IDENTIFICATION_NUMBER": sure(n.cuit(["30", "33", "34"]), "cuit"),
    "AUSTRALIA_TAX_FILE_NUMBER": sure(n.tfn, "tax file number", "tfn"),
    "BRAZIL_CNPJ_NUMBER": sure(n.cnpj, "cnpj", "cadastro nacional da pessoa jurídica"),
    "BRAZIL_CPF_NUMBER": sure(n.cpf, "cpf", "cadastro de pessoas físicas"),
    "COLOMBIA_INDIVIDUAL_NIT_NUMBER": sure(n.nit("1234567"), "nit"),
    "COLOMBIA_ORGANIZATION_NIT_NUMBER": sure(n.nit("89"), "nit"),
    "FRANCE_TAX_IDENTIFICATION_NUMBER": sure(n.spi, "numéro d'identification fiscal", "tax id"),
    "GERMANY_TAX_IDENTIFICATION_NUMBER": sure(n.german_tax, "steueridentifikationsnummer", "steuer id"),
    "INDIA_PERMANENT_ACCOUNT_NUMBER": keyword(n.pan, "permanent account number", "pan card"),
    "MEXICO_INDIVIDUAL_RFC_NUMBER": keyword(n.rfc(4), "rfc", "registro federal de contribuyentes"),
    "MEXICO_ORGANIZATION_RFC_NUMBER": keyword(n.rfc(3), "rfc", "registro federal de contribuyentes"),
    "SPAIN_NIE_NUMBER": sure(n.nie, "nie", "número de identidad de extranjero"),
    "SPAIN_NIF_NUMBER": sure(n.dni, "nif", "número de identificación fiscal"),
    "SPAIN_TAX_IDENTIFICATION_NUMBER": sure(n.cif, "cif", "número de impuesto corporativo"),
    "UK_TAX_IDENTIFICATION_NUMBER": sure(n.utr, "unique taxpayer reference", "utr"),
    "USA_INDIVIDUAL_TAX_IDENTIFICATION_NUMBER": keyword(n.itin, "itin", "individual taxpayer identification number"),
    "VEHICLE_IDENTIFICATION_NUMBER": sure(n.vin, "vin", "vehicle identification number"),
}
