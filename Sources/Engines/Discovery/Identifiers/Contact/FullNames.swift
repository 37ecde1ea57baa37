/// NAME: full names in Latin script.
enum FullNames {
    static let all = [name]

    /// The end of a word, a space, a capital: the gap within a name, three bytes wherever it is. Capitals beyond ASCII begin
    /// with the bytes C3 to C5 in UTF-8.
    static let gap = #"[a-z.,\x80-\xbf] [A-Z\xc3-\xc5]"#
    /// The beginning of a cell or line.
    static let lineStart = #"[A-Za-z\xc3-\xc5]"#

    private static let name = Identifier(
        "NAME", "Full name", kind: .name, source: .macie(recommended: false),
        patterns: [
            Pattern(
                gap, keyword: .notNeeded,
                validation: .surroundings(FullNameCheck(gazetteer: .embedded, places: .embedded)), boundary: .none),
            Pattern(
                lineStart, keyword: .required,
                validation: .surroundings(NameColumnCheck(gazetteer: NameGazetteer.embedded.ofSpecialWords)),
                boundary: .lineStart),
        ],
        keywords: keywords,
        examples: Identifier.Examples(
            matching: [
                "Please contact Sarah Thompson about the invoice.",
                "Die Akte von Jürgen Müller-Lüdenscheid liegt bei.",
                "Paciente: María de la Cruz García",
                "signed by Seán O'Neil and others",
                "Dear Mr. Jean-Pierre Dubois,",
                "Ronald McDonald called twice",
                "Thompson, Sarah J.",
                "Reviewed by Ken N. Fukuda yesterday",
            ],
            notMatching: [
                "Licensed under the Apache License, Version 2.0",
                "New York, San Francisco and Los Angeles",
                "The quick Brown Fox jumped on Monday Morning",
                "Visual Studio Code for Windows Server",
                "United States of America",
                "Johnson Brothers Limited supplied the parts",
                "class FooBar extends AbstractFactory { String Name; }",
                "Free Software Foundation, Inc., 51 Franklin Street",
            ]))

    /// Names of columns. Which column is meant, `FieldRole` decides: these only wake the check.
    private static let keywords = [
        "name", "names", "first name", "last name", "full name", "given name", "family name", "middle name",
        "maiden name",
        "fname", "lname", "surname", "forename", "vorname", "nachname", "familienname", "geburtsname", "nom", "prénom",
        "prenom",
        "nom de famille", "nom complet", "nombre", "nombres", "apellido", "apellidos", "nombre completo", "nome",
        "cognome",
        "nome completo", "sobrenome", "customer name", "client name", "patient name", "employee name", "member name",
        "contact name", "contact person", "cardholder", "card holder", "account holder", "holder name", "name on card",
        "patient", "customer", "employee", "doctor", "physician", "recipient", "beneficiary", "applicant", "spouse",
        "emergency contact", "ansprechpartner", "kundenname", "mothersmaiden",
    ]
}
