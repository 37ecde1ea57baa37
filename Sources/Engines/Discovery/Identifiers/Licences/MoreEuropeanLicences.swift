/// Driving licences of the European Union and the United Kingdom, Greece to the United Kingdom.
extension Catalogue {
    public static let licencesEuropeFurther: [Identifier] = [
        Identifier(
            "GREECE_DRIVERS_LICENSE", "Driving licence (Greece)", kind: .driversLicence, countries: ["GR"],
            source: .macie(recommended: false),
            patterns: [.number(Shape.digits(9))],
            keywords: Keywords.licence([
                "άδεια οδήγησης", "δεια οδήγησης", "adeia odigisis", "αδεια οδηγησης", "δίπλωμα οδήγησης",
            ]),
            examples: Identifier.Examples(
                matching: ["άδεια οδήγησης: 123456789", "The driving licence 000123456 was given."],
                notMatching: ["Parcel 123456789 is here.", "άδεια οδήγησης: 12345678", "άδεια οδήγησης: 1234567890"])),
        Identifier(
            "HUNGARY_DRIVERS_LICENSE", "Driving licence (Hungary)", kind: .driversLicence, countries: ["HU"],
            source: .macie(recommended: false),
            patterns: [.code(Shape.lettered(2, 6))],
            keywords: Keywords.licence([
                "jogosítvány", "illesztőprogramok lic", "jogsi", "licencszám", "vezető engedély", "vezetői engedély",
                "vezetői engedély száma",
            ]),
            examples: Identifier.Examples(
                matching: ["jogosítvány: AB123456", "The driving licence CX654321 was given."],
                notMatching: ["Parcel AB123456 is here.", "jogosítvány: A123456", "jogosítvány: AB12345"])),
        Identifier(
            "IRELAND_DRIVERS_LICENSE", "Driving licence (Ireland)", kind: .driversLicence, countries: ["IE"],
            source: .macie(recommended: false),
            patterns: [.code("\\d{6}[A-Z]{4}", evidence: .structure), .number(Shape.digits(9))],
            keywords: Keywords.licence(["ceadúnas tiomána", "ceadunas tiomana"]),
            examples: Identifier.Examples(
                matching: ["ceadúnas tiomána: 123456ABCD", "The driving licence 000123WXYZ was given."],
                notMatching: [
                    "Parcel 123456ABCD is here.", "ceadúnas tiomána: 123456ABC", "ceadúnas tiomána: 12345ABCD",
                ])),
        Identifier(
            "ITALY_DRIVERS_LICENSE", "Driving licence (Italy)", kind: .driversLicence, countries: ["IT"],
            source: .macie(recommended: false),
            patterns: [
                .code("[A-Z][AV]\\d{7}[A-Z]", evidence: .structure), .code("U1[A-Z0-9]{7}[A-Z]", evidence: .structure),
            ],
            keywords: Keywords.licence([
                "patente di guida", "patente di guida numero", "patente guida", "patente guida numero",
                "numero patente", "patente",
            ]),
            examples: Identifier.Examples(
                matching: ["patente di guida: MA1234567X", "The driving licence U1H67A123B was given."],
                notMatching: [
                    "Parcel MA1234567X is here.", "patente di guida: MB1234567X", "patente di guida: MA123456X",
                ])),
        Identifier(
            "LATVIA_DRIVERS_LICENSE", "Driving licence (Latvia)", kind: .driversLicence, countries: ["LV"],
            source: .macie(recommended: false),
            patterns: [.code(Shape.lettered(3, 6)), .code("[A-Z]{2}\\d{6}")],
            keywords: Keywords.licence([
                "vadītāja apliecība", "autovadītāja apliecība", "licences numurs", "vadītāja apliecības numurs",
                "vadītāja atļauja", "vadītāja licences numurs", "vadītāji lic.",
            ]),
            examples: Identifier.Examples(
                matching: ["vadītāja apliecība: ABC123456", "The driving licence AF654321 was given."],
                notMatching: [
                    "Parcel ABC123456 is here.", "vadītāja apliecība: ABCD123456", "vadītāja apliecība: ABC12345",
                ])),
        Identifier(
            "LITHUANIA_DRIVERS_LICENSE", "Driving licence (Lithuania)", kind: .driversLicence, countries: ["LT"],
            source: .macie(recommended: false),
            patterns: [.number(Shape.digits(8))],
            keywords: Keywords.licence([
                "vairuotojo pažymėjimas", "vairuotojo pazymejimas", "vairuotojo pažymėjimo numeris",
            ]),
            examples: Identifier.Examples(
                matching: ["vairuotojo pažymėjimas: 12345678", "The driving licence 00654321 was given."],
                notMatching: [
                    "Parcel 12345678 is here.", "vairuotojo pažymėjimas: 1234567", "vairuotojo pažymėjimas: 123456789",
                ])),
        Identifier(
            "LUXEMBOURG_DRIVERS_LICENSE", "Driving licence (Luxembourg)", kind: .driversLicence, countries: ["LU"],
            source: .macie(recommended: false),
            patterns: [.number(Shape.digits(6))],
            keywords: Keywords.licence([
                "fahrerlaubnis", "führerschäin", "fuehrerschäin", "permis de conduire", "führerschein",
            ]),
            examples: Identifier.Examples(
                matching: ["fahrerlaubnis: 123456", "The driving licence 654321 was given."],
                notMatching: ["Parcel 123456 is here.", "fahrerlaubnis: 12345", "fahrerlaubnis: 1234567"])),
        Identifier(
            "MALTA_DRIVERS_LICENSE", "Driving licence (Malta)", kind: .driversLicence, countries: ["MT"],
            source: .macie(recommended: false),
            patterns: [.code("[A-Z0-9]{2}[ ]?\\d{3}[ ]?\\d{3}")],
            keywords: Keywords.licence(["liċenzja tas-sewqan", "licenzja tas-sewqan"]),
            examples: Identifier.Examples(
                matching: ["liċenzja tas-sewqan: MT 123 456", "The driving licence 12345678 was given."],
                notMatching: [
                    "Parcel MT 123 456 is here.", "liċenzja tas-sewqan: MT 123 45", "liċenzja tas-sewqan: MTA 123 456",
                ])),
        Identifier(
            "NETHERLANDS_DRIVERS_LICENSE", "Driving licence (Netherlands)", kind: .driversLicence, countries: ["NL"],
            source: .macie(recommended: false),
            patterns: [.number(Shape.digits(10))],
            keywords: Keywords.licence(["rijbewijs", "permis de conduire", "rijbewijsnummer", "rijbewijs nr"]),
            examples: Identifier.Examples(
                matching: ["rijbewijs: 1234567890", "The driving licence 5432109876 was given."],
                notMatching: ["Parcel 1234567890 is here.", "rijbewijs: 123456789", "rijbewijs: 12345678901"])),
        Identifier(
            "POLAND_DRIVERS_LICENSE", "Driving licence (Poland)", kind: .driversLicence, countries: ["PL"],
            source: .macie(recommended: false),
            patterns: [
                .number("\\d{5}/\\d{2}/\\d{4}", evidence: .structure),
                .number("\\d{7}/\\d{2}/\\d{4}", evidence: .structure), .number(Shape.digits(11)),
            ],
            keywords: Keywords.licence([
                "prawo jazdy", "numer licencyjny", "zezwolenie na prowadzenie", "numer prawa jazdy",
            ]),
            examples: Identifier.Examples(
                matching: ["prawo jazdy: 12345/06/1432", "The driving licence 01234/12/0261 was given."],
                notMatching: [
                    "Parcel 12345/06/1432 is here.", "prawo jazdy: 1234/06/1432", "prawo jazdy: 12345/6/1432",
                ])),
        Identifier(
            "PORTUGAL_DRIVERS_LICENSE", "Driving licence (Portugal)", kind: .driversLicence, countries: ["PT"],
            source: .macie(recommended: false),
            patterns: [
                .code("[A-Z]{1,2}-\\d{5,8} \\d", evidence: .structure),
                .code("[A-Z]{1,2}-\\d{6,9}", evidence: .structure),
            ],
            keywords: Keywords.licence([
                "carta de condução", "carteira de habilitação", "carteira habilitação", "carteira de motorist",
                "carteira motorista", "licença de condução", "licença condução", "número de licença", "número licença",
                "permissão de condução", "permissão condução", "carteira de motorista", "carta de conducao",
            ]),
            examples: Identifier.Examples(
                matching: ["carta de condução: L-1234567 8", "The driving licence SE-123456 7 was given."],
                notMatching: [
                    "Parcel L-1234567 8 is here.", "carta de condução: L-1234", "carta de condução: LIS-1234567 8",
                ])),
        Identifier(
            "ROMANIA_DRIVERS_LICENSE", "Driving licence (Romania)", kind: .driversLicence, countries: ["RO"],
            source: .macie(recommended: false),
            patterns: [.code("[A-Z0-9]\\d{8}")],
            keywords: Keywords.licence(["permis de conducere", "numărul permisului de conducere", "permis auto"]),
            examples: Identifier.Examples(
                matching: ["permis de conducere: B12345678", "The driving licence 123456789 was given."],
                notMatching: [
                    "Parcel B12345678 is here.", "permis de conducere: AB1234567", "permis de conducere: B1234567",
                ])),
        Identifier(
            "SLOVAKIA_DRIVERS_LICENSE", "Driving licence (Slovakia)", kind: .driversLicence, countries: ["SK"],
            source: .macie(recommended: false),
            patterns: [.code("[A-Z0-9]\\d{7}")],
            keywords: Keywords.licence([
                "vodičský preukaz", "číslo licencie", "číslo vodičského preukazu", "ovládače lic.", "povolenia vodičov",
                "povolenie na jazdu", "povolenie jazdu", "povolenie vodiča", "vodicsky preukaz",
            ]),
            examples: Identifier.Examples(
                matching: ["vodičský preukaz: A1234567", "The driving licence 12345678 was given."],
                notMatching: ["Parcel A1234567 is here.", "vodičský preukaz: AB123456", "vodičský preukaz: A12345678"])),
        Identifier(
            "SLOVENIA_DRIVERS_LICENSE", "Driving licence (Slovenia)", kind: .driversLicence, countries: ["SI"],
            source: .macie(recommended: false),
            patterns: [.number(Shape.digits(9))],
            keywords: Keywords.licence(["vozniško dovoljenje", "voznisko dovoljenje", "številka vozniškega dovoljenja"]
            ),
            examples: Identifier.Examples(
                matching: ["vozniško dovoljenje: 123456789", "The driving licence 000123456 was given."],
                notMatching: [
                    "Parcel 123456789 is here.", "vozniško dovoljenje: 12345678", "vozniško dovoljenje: 1234567890",
                ])),
        Identifier(
            "SPAIN_DRIVERS_LICENSE", "Driving licence (Spain)", kind: .driversLicence, countries: ["ES"],
            source: .macie(recommended: false),
            patterns: SpanishNumber.personal,
            keywords: Keywords.licence([
                "carnet de conducir", "carnet conducer", "el carnet de conducer", "licencia conducer",
                "licencia de manejo", "número de carnet de conducer", "número carnet de conducer",
                "número de carnet conducer", "número carnet conducer", "número de permiso de conducer",
                "número permiso de conducer", "número de permiso conducer", "número permiso conducer",
                "número licencia conducer", "permiso conducción", "permiso de conducción", "permiso conducer",
                "permiso de conducer", "carnet conducir", "permiso de conducir", "permiso conducir",
                "licencia de conducir", "licencia conducir", "número de carnet de conducir",
                "número de permiso de conducir",
            ]),
            examples: Identifier.Examples(
                matching: ["carnet de conducir: 54362315K", "The driving licence X5253868R was given."],
                notMatching: ["Parcel 54362315K is here.", "carnet de conducir: 54362315B"])),
        Identifier(
            "SWEDEN_DRIVERS_LICENSE", "Driving licence (Sweden)", kind: .driversLicence, countries: ["SE"],
            source: .macie(recommended: false),
            patterns: SwedishNumber.personal,
            keywords: Keywords.licence([
                "körkort", "ajokortin numero", "dlno# ajokortti", "drivere lic.", "förare lic.", "körkort nummer",
                "körkortsnummer", "kuljettajat lic.", "korkort",
            ]),
            examples: Identifier.Examples(
                matching: ["körkort: 880320-0016", "The driving licence 8803200016 was given."],
                notMatching: ["Parcel 880320-0016 is here.", "körkort: 880320-0017"])),
        Identifier(
            "UK_DRIVERS_LICENSE", "Driving licence (UK)", kind: .driversLicence, countries: ["GB"],
            source: .macie(recommended: true),
            patterns: [
                .code(
                    "[A-Z][A-Z9]{4}[ ]?\\d{6}[ ]?[A-Z9]{2}[0-9A-Z][A-Z]{2}(?:[ ]?\\d{2})?", .britishLicence,
                    evidence: .structure)
            ],
            keywords: Keywords.licence(["dvla", "driver number"]),
            examples: Identifier.Examples(
                matching: ["dvla: MORGA657054SM9IJ", "The driving licence MORGA 657054 SM9IJ 35 was given."],
                notMatching: ["Parcel MORGA657054SM9IJ is here.", "dvla: MORGA657954SM9IJ", "dvla: MO9GA657054SM9IJ"])),
        Identifier(
            "NORWAY_DRIVERS_LICENSE", "Driving licence (Norway)", kind: .driversLicence, countries: ["NO"],
            source: .castellan(reference: "Statens vegvesen, førerkort: felt 5"),
            patterns: [.number("\\d{2} \\d{2} \\d{6} \\d", evidence: .structure), .number(Shape.digits(11))],
            keywords: ["førerkort", "forerkort", "førerkortnummer", "førarkort", "norwegian driving licence"],
            examples: Identifier.Examples(
                matching: ["førerkort: 34 06 119000 8", "The forerkort 34061190008 was given."],
                notMatching: ["Parcel 34 06 119000 8 is here.", "førerkort: 34 06 11900 8", "førerkort: 3406119000"])),
        Identifier(
            "SWITZERLAND_DRIVERS_LICENSE", "Driving licence (Switzerland)", kind: .driversLicence, countries: ["CH"],
            source: .castellan(reference: "ASTRA, Führerausweis im Kreditkartenformat: Feld 5"),
            patterns: [.number(Shape.digits(12))],
            keywords: [
                "führerausweis", "fuehrerausweis", "führerausweis-nr", "permis de conduire suisse",
                "licenza di condurre", "swiss driving licence",
            ],
            examples: Identifier.Examples(
                matching: ["führerausweis: 000123456789", "The fuehrerausweis 123456789012 was given."],
                notMatching: [
                    "Parcel 000123456789 is here.", "führerausweis: 00012345678", "führerausweis: 1234567890123",
                ])),
    ]
}
