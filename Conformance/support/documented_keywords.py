"""The keywords that Macie's documentation lists for its managed identifiers, to hold the identifiers' own lists against.

From the Macie user guide, "Keyword requirements" and "Managed data identifiers by type"; misspellings are the guide's own.
Keywords stand in one text, parted by semicolons.
"""

_BBAN = (
    "account code; account number; accountno#; accountnumber#; bban; customer account id; customer account number; "
    "customer bank account id; iban")
_EHIC = (
    "ehic; ehic#; finlandehicnumber#; finska sjukförsäkringskort; hälsokort; health card; health card number; "
    "health insurance card; health insurance number; sairaanhoitokortin; sairausvakuutuskortti; "
    "sairausvakuutusnumero; sjukförsäkring nummer; sjukförsäkringskort; suomi ehic-numero; terveyskortti")
_PHONE = "cell; contact; fax; fax number; mobile; phone; phone number; tel; telephone; telephone number"
_LICENCE = (
    "dl#; dl:; dlno#; driver licence; driver licences; driver license; driver licenses; drivers licence; "
    "drivers licences; drivers license; drivers licenses; driver's licence; driver's licences; driver's license; "
    "driver's licenses; driver permit; drivers lic.; drivers permit; driver's permit; drivers permit number; "
    "driving licence; driving license; driving permit")
_LICENCE_AUSTRALIA = (
    "dl#; dl:; dlno#; driver licence; driver license; drivers licence; drivers license; driver's licence; "
    "driver's license; driver permit; drivers lic.; drivers permit; driver's permit; drivers permit number; "
    "driving licence; driving license; driving permit")
_LICENCE_GERMAN = (
    "fuehrerschein; fuehrerschein- nr; fuehrerscheinnummer; fuhrerschein; fuhrerschein- nr; fuhrerscheinnummer; "
    "führerschein; führerschein- nr; führerscheinnummer")
_ITALY = (
    "codice fiscal; dati anagrafici; ehic; health card; health insurance card; p. iva; partita i.v.a.; personal data; "
    "tax code; tessera sanitaria")
_ARGENTINA_TAX = (
    "argentina taxpayer id; clave única de identificación tributaria; cuil; c.u.i.l; cuit; c.u.i.t; "
    "número de identificación fiscal; número de contribuyente; unified labor identification code")
_COLOMBIA_TAX = "nit; nit.; nit#; n.i.t."
_MEXICO_TAX = (
    "código del registro federal de contribuyentes; identificación de impuestos; identificacion de impuestos; "
    "impuesto al valor agregado; iva; iva#; i.v.a.; registro federal de contribuyentes; rfc; rfc#; r.f.c.")
_SPAIN_TAX = (
    "cif; cif número; cifnúmero#; nie; nif; número de contribuyente; número de identidad de extranjero; "
    "número de identificación fiscal; número de impuesto corporativo; personal tax number; tax id; "
    "tax identification number; tax number; tin; tin#")

_TEXTS = {
    "AWS_CREDENTIALS": "aws_secret_access_key; credentials; secret access key; secret key; set-awscredential",
    "GCP_API_KEY":
        "G_PLACES_KEY; GCP api key; GCP key; google cloud key; google-api-key; google-cloud-apikeys; GOOGLEKEY; "
        "X-goog-api-key",
    "BANK_ACCOUNT_NUMBER": "; ".join(
        f"{kind} {account}" for kind in ("bank", "checking", "deposit", "savings", "chequing")
        for account in ("account", "acct")),
    "FRANCE_BANK_ACCOUNT_NUMBER": f"{_BBAN}; code bancaire; compte bancaire; numéro de compte",
    "GERMANY_BANK_ACCOUNT_NUMBER":
        f"{_BBAN}; bankleitzahl; geheimzahl; kartennummer; kontonummer; kreditkartennummer; sepa",
    "ITALY_BANK_ACCOUNT_NUMBER": f"{_BBAN}; codice bancario; conto bancario; numero di conto",
    "SPAIN_BANK_ACCOUNT_NUMBER":
        f"{_BBAN}; código cuenta; código cuenta bancaria; cuenta cliente id; número cuenta bancaria cliente; "
        "número cuenta cliente",
    "UK_BANK_ACCOUNT_NUMBER": f"{_BBAN}; sepa",
    "CREDIT_CARD_NUMBER":
        "account number; american express; amex; bank card; c card; card; cc #; ccn; check card; cred card; credit; "
        "credit card; credit cards; credit no; credit num; dankort; debit; debit card; debit no; debit num; "
        "diners club; discover; electron; japanese card bureau; jcb; mastercard; mc; pan; payment account number; "
        "payment card number; pcn; pmnt #; pmnt card; pmnt no; pmnt number; union pay; visa",
    "CREDIT_CARD_EXPIRATION": "exp d; exp m; exp y; expiration; expiry",
    "CREDIT_CARD_MAGNETIC_STRIPE": "card data; iso7813; mag; magstripe; stripe; swipe",
    "CREDIT_CARD_SECURITY_CODE":
        "card id; card identification code; card identification number; card security code; card validation code; "
        "card validation number; card verification data; card verification value; cvc; cvc2; cvv; cvv2; "
        "elo verification code",
    "US_DRUG_ENFORCEMENT_AGENCY_NUMBER": "dea number; dea registration",
    "USA_HEALTH_INSURANCE_CLAIM_NUMBER":
        "health insurance claim number; hic no; hic no.; hic number; hic#; hicn; hicn#.; hicno#",
    "USA_HEALTHCARE_PROCEDURE_CODE":
        "current procedural terminology; hcpcs; healthcare common procedure coding system",
    "USA_NATIONAL_DRUG_CODE": "national drug code; ndc",
    "USA_NATIONAL_PROVIDER_IDENTIFIER": "hipaa; n.p.i; national provider; npi",
    "USA_MEDICARE_BENEFICIARY_IDENTIFIER": "mbi; medicare beneficiary",
    "MEDICAL_DEVICE_UDI":
        "blood; blood bag; dev id; device id; device identifier; gs1; hibcc; iccbba; med; udi; unique device id; "
        "unique device identifier",
    "UK_NHS_NUMBER": "national health service; NHS",
    "CANADA_HEALTH_NUMBER": "canada healthcare number; msp number; personal healthcare number; phn; soins de santé",
    "FRANCE_HEALTH_INSURANCE_NUMBER": "carte d'assuré social; carte vitale; insurance card",
    "FINLAND_EUROPEAN_HEALTH_INSURANCE_NUMBER":
        f"{_EHIC}; finland health insurance card; suomen sairausvakuutuskortti",
    "EUROPEAN_HEALTH_INSURANCE_CARD_NUMBER":
        f"{_EHIC}; assicurazione sanitaria numero; carta assicurazione numero; carte d'assurance maladie; "
        "carte européenne d'assurance maladie; ceam; gesundheitskarte; insurance card number; "
        "krankenversicherungskarte; krankenversicherungsnummer; medical account number; numero conto medico; "
        "numéro d'assurance maladie; numéro de carte d'assurance; numéro de compte medical; "
        "número de cuenta médica; número de seguro de salud; número de tarjeta de seguro; tarjeta de salud; "
        "tessera sanitaria assicurazione numero; versicherungsnummer",
    "DATE_OF_BIRTH": "bday; b-day; birth date; birthday; date of birth; dob",
    "UK_ELECTORAL_ROLL_NUMBER":
        "electoral #; electoral number; electoral roll #; electoral roll no.; electoral roll number; electoralrollno",
    "LATITUDE_LONGITUDE": "coordinate; coordinates; lat long; latitude longitude; position",
    "BRAZIL_CEP_CODE":
        "cep; código de endereçamento postal; codigo de endereçamento postal; código postal; codigo postal",
    "UK_NATIONAL_INSURANCE_NUMBER":
        "insurance no.; insurance number; insurance#; national insurance number; nationalinsurance#; "
        "nationalinsurancenumber; nin; nino",
    "CANADA_NATIONAL_IDENTIFICATION_NUMBER":
        "carte résident permanent; numéro carte résident permanent; numéro résident permanent; "
        "permanent resident card; permanent resident card number; permanent resident no; permanent resident no.; "
        "permanent resident number; pr no; pr no.; pr non; pr number; résident permanent no.; "
        "résident permanent non",
    "PHONE_NUMBER": _PHONE,
    "FRANCE_PHONE_NUMBER": _PHONE,
    "GERMANY_PHONE_NUMBER": _PHONE,
    "ITALY_PHONE_NUMBER": _PHONE,
    "SPAIN_PHONE_NUMBER": _PHONE,
    "UK_PHONE_NUMBER": _PHONE,
    "BRAZIL_PHONE_NUMBER":
        f"{_PHONE}; cel; celular; fone; móvel; número residencial; numero residencial; telefone",
    "ARGENTINA_TARJETA_SUBE": "sistema único de boleto electrónico; sube",
    "CANADA_SOCIAL_INSURANCE_NUMBER": "canadian id; numéro d'assurance sociale; sin; social insurance number",
    "USA_SOCIAL_SECURITY_NUMBER": "social security; ss#; ssn",
    "SPAIN_SOCIAL_SECURITY_NUMBER":
        "número de la seguridad social; social security no.; social security number; socialsecurityno#; ssn; ssn#",
    "VEHICLE_IDENTIFICATION_NUMBER":
        "Fahrgestellnummer; niv; numarul de identificare; numarul seriei de sasiu; numer VIN; "
        "Número de Identificação do Veículo; Número de Identificación de Automóviles; "
        "numéro d'identification du véhicule; vehicle identification number; vin; VIN numeris",
    "ARGENTINA_DNI_NUMBER": "dni; dni#; d.n.i.; documento nacional de identidad",
    "BRAZIL_RG_NUMBER": "registro geral; rg",
    "CHILE_RUT_NUMBER":
        "identidad número; nacional identidad; national unique role; nationaluniqueroleID#; número identificación; "
        "rol único nacional; rol único tributario; run; run#; r.u.n.; rut; rut#; r.u.t.; unique national number; "
        "unique national role; unique tax registry; unique tax role; unique tributary number; unique tributary role",
    "COLOMBIA_CITIZENSHIP_CARD_NUMBER": "cédula de ciudadanía; documento de identificación",
    "FRANCE_NATIONAL_IDENTIFICATION_NUMBER":
        "assurance sociale; carte nationale d'identité; cni; code sécurité sociale; French social security number; "
        "fssn#; insee; insurance number; national id number; nationalid#; numéro d'assurance; sécurité sociale; "
        "sécurité sociale non.; sécurité sociale numéro; social; social security; social security number; "
        "socialsecuritynumber; ss#; ssn; ssn#",
    "GERMANY_NATIONAL_IDENTIFICATION_NUMBER":
        "ausweisnummer; id number; identification number; identity number; insurance number; personal id; "
        "personalausweis",
    "INDIA_AADHAAR_NUMBER": "aadhaar; aadhar; adhaar; uidai",
    "ITALY_NATIONAL_IDENTIFICATION_NUMBER": _ITALY,
    "MEXICO_CURP_NUMBER":
        "clave personal identidad; clave única; clave única de registro de población; clavepersonalIdentidad; curp; "
        "registration code; registry code; personal identidad clave; population code",
    "SPAIN_DNI_NUMBER":
        "dni; dni#; dninúmero#; documento nacional de identidad; identidad único; identidadúnico#; "
        "insurance number; national identification number; national identity; nationalid#; nationalidno#; "
        "número nacional identidad; personal identification number; personal identity no; unique identity number; "
        "uniqueid#",
    "CANADA_PASSPORT_NUMBER": "passeport; passeport#; passport; passport#; passportno; passportno#",
    "FRANCE_PASSPORT_NUMBER": "numéro de passeport; passeport; passeport #; passeport n °; passeport non",
    "GERMANY_PASSPORT_NUMBER":
        "ausstellungsdatum; ausstellungsort; geburtsdatum; passport; passports; reisepass; reisepass–nr; "
        "reisepassnummer",
    "ITALY_PASSPORT_NUMBER":
        "italian passport number; numéro passeport; numéro passeport italien; passaporto; passaporto italiana; "
        "passaporto numero; passport number; repubblica italiana passaporto",
    "SPAIN_PASSPORT_NUMBER":
        "españa pasaporte; libreta pasaporte; número pasaporte; pasaporte; passport; passport book; passport no; "
        "passport number; spain passport",
    "UK_PASSPORT_NUMBER":
        "passeport #; passeport n °; passeport non; passeportn °; passport #; passport no; passport number; "
        "passport#; passportid",
    "USA_PASSPORT_NUMBER": "passport; travel document",
    "ARGENTINA_INDIVIDUAL_TAX_IDENTIFICATION_NUMBER": _ARGENTINA_TAX,
    "ARGENTINA_ORGANIZATION_TAX_IDENTIFICATION_NUMBER": _ARGENTINA_TAX,
    "AUSTRALIA_TAX_FILE_NUMBER": "tax file number; tfn",
    "BRAZIL_CPF_NUMBER":
        "cadastro de pessoa física; cadastro de pessoa fisica; cadastro de pessoas físicas; "
        "cadastro de pessoas fisicas; cpf",
    "BRAZIL_CNPJ_NUMBER": "cadastro nacional da pessoa jurídica; cadastro nacional da pessoa juridica; cnpj",
    "COLOMBIA_INDIVIDUAL_NIT_NUMBER": _COLOMBIA_TAX,
    "COLOMBIA_ORGANIZATION_NIT_NUMBER": _COLOMBIA_TAX,
    "FRANCE_TAX_IDENTIFICATION_NUMBER":
        "numéro d'identification fiscal; tax id; tax identification number; tax number; tin; tin#",
    "GERMANY_TAX_IDENTIFICATION_NUMBER":
        "identifikationsnummer; steuer id; steueridentifikationsnummer; steuernummer; tax id; "
        "tax identification number; tax number",
    "INDIA_PERMANENT_ACCOUNT_NUMBER": "e-pan; pan card; pan number; permanent account number",
    "MEXICO_INDIVIDUAL_RFC_NUMBER": _MEXICO_TAX,
    "MEXICO_ORGANIZATION_RFC_NUMBER": _MEXICO_TAX,
    "SPAIN_NIE_NUMBER": _SPAIN_TAX,
    "SPAIN_NIF_NUMBER": _SPAIN_TAX,
    "SPAIN_TAX_IDENTIFICATION_NUMBER": _SPAIN_TAX,
    "UK_TAX_IDENTIFICATION_NUMBER":
        "paye; tax id; tax id no.; tax id number; tax identification; tax identification#; tax no.; tax number; "
        "tax reference; tax#; taxid#; temporary reference number; tin; trn; unique tax reference; "
        "unique taxpayer reference; utr",
    "USA_INDIVIDUAL_TAX_IDENTIFICATION_NUMBER": "i.t.i.n.; individual taxpayer identification number; itin",
    "DRIVERS_LICENSE": _LICENCE,
    "UK_DRIVERS_LICENSE": _LICENCE,
    "CANADA_DRIVERS_LICENSE": f"{_LICENCE}; permis de conduire",
    "AUSTRALIA_DRIVERS_LICENSE": _LICENCE_AUSTRALIA,
    "INDIA_DRIVERS_LICENSE":
        "driver licence; driver licences; driver license; driver licenses; driver's licence; driver's license; "
        "drivers lic.; drivers licence; drivers license; driving licence; driving license",
    "AUSTRIA_DRIVERS_LICENSE":
        "führerschein; fuhrerschein; führerschein republik österreich; fuhrerschein republik osterreich",
    "BELGIUM_DRIVERS_LICENSE":
        f"{_LICENCE_GERMAN}; numéro permis conduire; permis de conduire; rijbewijs; rijbewijsnummer",
    "GERMANY_DRIVERS_LICENSE": _LICENCE_GERMAN,
    "BULGARIA_DRIVERS_LICENSE":
        "превозно средство; свидетелство за управление на моторно; свидетелство за управление на мпс; сумпс; "
        "шофьорска книжка",
    "CROATIA_DRIVERS_LICENSE": "vozačka dozvola",
    "CYPRUS_DRIVERS_LICENSE": "άδεια οδήγησης",
    "DENMARK_DRIVERS_LICENSE": "kørekort; kørekortnummer",
    "FRANCE_DRIVERS_LICENSE": "permis de conduire",
    "IRELAND_DRIVERS_LICENSE": "ceadúnas tiomána",
    "LITHUANIA_DRIVERS_LICENSE": "vairuotojo pažymėjimas",
    "LUXEMBOURG_DRIVERS_LICENSE": "fahrerlaubnis; führerschäin",
    "MALTA_DRIVERS_LICENSE": "liċenzja tas-sewqan",
    "NETHERLANDS_DRIVERS_LICENSE": "permis de conduire; rijbewijs; rijbewijsnummer",
    "SLOVENIA_DRIVERS_LICENSE": "vozniško dovoljenje",
    "CZECHIA_DRIVERS_LICENSE":
        "číslo licence; císlo licence řidiče; číslo řidičského průkazu; ovladače lic.; povolení k jízdě; "
        "povolení řidiče; řidiči povolení; řidičský prúkaz; řidičský průkaz",
    "ESTONIA_DRIVERS_LICENSE": "juhi litsentsi number; juhiloa number; juhiluba; juhiluba number",
    "FINLAND_DRIVERS_LICENSE":
        "ajokortin numero; ajokortti; förare lic.; körkort; körkort nummer; kuljettaja lic.; permis de conduire",
    "GREECE_DRIVERS_LICENSE": "δεια οδήγησης; adeia odigisis",
    "HUNGARY_DRIVERS_LICENSE":
        "illesztőprogramok lic; jogosítvány; jogsi; licencszám; vezető engedély; vezetői engedély",
    "ITALY_DRIVERS_LICENSE": "patente di guida; patente di guida numero; patente guida; patente guida numero",
    "LATVIA_DRIVERS_LICENSE":
        "autovadītāja apliecība; licences numurs; vadītāja apliecība; vadītāja apliecības numurs; "
        "vadītāja atļauja; vadītāja licences numurs; vadītāji lic.",
    "POLAND_DRIVERS_LICENSE": "numer licencyjny; prawo jazdy; zezwolenie na prowadzenie",
    "PORTUGAL_DRIVERS_LICENSE":
        "carta de condução; carteira de habilitação; carteira de motorist; carteira habilitação; "
        "carteira motorista; licença condução; licença de condução; número de licença; número licença; "
        "permissão condução; permissão de condução",
    "ROMANIA_DRIVERS_LICENSE": "numărul permisului de conducere; permis de conducere",
    "SLOVAKIA_DRIVERS_LICENSE":
        "číslo licencie; číslo vodičského preukazu; ovládače lic.; povolenia vodičov; povolenie jazdu; "
        "povolenie na jazdu; povolenie vodiča; vodičský preukaz",
    "SPAIN_DRIVERS_LICENSE":
        "carnet conducer; el carnet de conducer; licencia conducer; licencia de manejo; número carnet conducer; "
        "número de carnet de conducer; número de permiso conducer; número de permiso de conducer; "
        "número licencia conducer; número permiso conducer; permiso conducción; permiso conducer; "
        "permiso de conducción",
    "SWEDEN_DRIVERS_LICENSE":
        "ajokortin numero; dlno# ajokortti; drivere lic.; förare lic.; körkort; körkort nummer; körkortsnummer; "
        "kuljettajat lic.",
}

DOCUMENTED = {identifier: text.split("; ") for identifier, text in _TEXTS.items()}
