/// DATE_OF_BIRTH: a date of the calendar in most of its forms, beside a word that says it is one of birth.
enum BirthDates {
    static let all = [birthDate]

    /// Months in English, German, French, Spanish, Italian and Portuguese, by their first letters at least.
    static let months = [
        ["january", "januar", "janvier", "enero", "gennaio", "janeiro", "jan", "ene", "gen"],
        ["february", "februar", "février", "febrero", "febbraio", "fevereiro", "feb", "fév", "fev"],
        ["march", "märz", "mars", "marzo", "março", "mar", "mär"],
        ["april", "avril", "abril", "aprile", "apr", "avr", "abr"],
        ["may", "mai", "mayo", "maggio", "maio", "mag"],
        ["june", "juni", "juin", "junio", "giugno", "junho", "jun", "giu"],
        ["july", "juli", "juillet", "julio", "luglio", "julho", "jul", "juil", "lug"],
        ["august", "août", "agosto", "aug", "ago"],
        ["september", "septembre", "septiembre", "settembre", "setembro", "sept", "sep", "set"],
        ["october", "oktober", "octobre", "octubre", "ottobre", "outubro", "oct", "okt", "ott", "out"],
        ["november", "novembre", "noviembre", "novembro", "nov"],
        ["december", "dezember", "décembre", "diciembre", "dicembre", "dezembro", "dec", "dez", "déc", "dic"],
    ]

    private static let month: String =
        "(?i:" + months.joined().sorted { $0.utf8.count > $1.utf8.count }.joined(separator: "|") + ")"

    private static func date(_ expression: String) -> Pattern {
        Pattern(expression, keyword: .required, validation: .text(.calendarDate), boundary: .number)
    }

    private static let birthDate = Identifier(
        "DATE_OF_BIRTH", "Date of birth", kind: .birthDate, source: .macie(recommended: false),
        patterns: [
            date("[0-9]{1,2}[/.-][0-9]{1,2}[/.-](?:19|20)?[0-9]{2}"),
            date("[0-9]{1,2} [0-9]{1,2} (?:19|20)[0-9]{2}"),
            date("(?:19|20)[0-9]{2}[/. -][0-9]{1,2}[/. -][0-9]{1,2}"),
            date("(?:19|20)[0-9]{2}[01][0-9][0-3][0-9]"),
            date("[0-3][0-9][01][0-9](?:19|20)[0-9]{2}"),
            date(
                "[0-9]{1,2}(?:st|nd|rd|th|er|\\.|º|°)?[ -](?:of |de |di )?\(month)\\.?,?[ -](?:de |del |di )?(?:19|20)?[0-9]{2}"
            ),
            date("\(month)\\.?[ -][0-9]{1,2}(?:st|nd|rd|th)?,?[ -](?:19|20)[0-9]{2}"),
            date("(?:19|20)[0-9]{2}[ -]\(month)[ -][0-9]{1,2}"),
        ],
        keywords: [
            "bday", "b-day", "birth date", "birthday", "date of birth", "dob", "d.o.b", "born", "born on", "birthdate",
            "birth day",
            "geburtsdatum", "geburtstag", "geboren", "geb.", "date de naissance", "né le", "née le", "naissance",
            "fecha de nacimiento", "nacimiento", "nacido", "nacida", "data di nascita", "nascita", "nato il", "nata il",
            "data de nascimento", "nascimento", "nascido", "nascida",
        ],
        examples: Identifier.Examples(
            matching: [
                "DOB: 04/23/1987", "date of birth 1987-04-23", "Geburtsdatum: 23.04.1987", "née le 23 avril 1987",
                "fecha de nacimiento: 23 de abril de 1987", "birthday April 23rd, 1987", "dob 23-Apr-1987",
                "nato il 23 aprile 1987",
                "birth_date=19870423", "born on 3/7/87",
            ],
            notMatching: [
                "invoice date 04/23/1987", "DOB: 02/30/1987", "DOB: 13/13/1987", "dob 1887-04-23",
                "date of birth 2040-01-01",
                "dob 1.2.3.4",
            ]))
}

extension Validation.Check {
    static let calendarDate = Self("calendar date") { DateForm.isDate($0) }
}

/// Reads a date whatever the order of its parts.
enum DateForm {
    /// There is no clock here: dates of births to come are as likely as those of a century ago.
    private static let years = 1900...2035

    /// A number in a date, and with how many digits it is written.
    private typealias Number = (value: Int, length: Int)

    /// The parts of a date as they come: of each sort as many as a date may have, and how many there are.
    private struct Parts {
        var numbers: (Number, Number, Number) = ((0, 0), (0, 0), (0, 0))
        var numberCount = 0
        var separators: (UInt8, UInt8) = (0, 0)
        var separatorCount = 0
        var month: Int?

        mutating func add(number: Number) {
            switch numberCount {
            case 0: numbers.0 = number
            case 1: numbers.1 = number
            default: numbers.2 = number
            }
            numberCount += 1
        }

        mutating func add(separator: UInt8) {
            if separatorCount == 0 { separators.0 = separator } else { separators.1 = separator }
            separatorCount += 1
        }
    }

    static func isDate(_ text: Span<UInt8>) -> Bool {
        let parts = parts(of: text)
        if let month = parts.month { return textual(parts, month: month) }
        if parts.numberCount == 1 { return compact(parts.numbers.0.value, length: parts.numbers.0.length) }
        guard parts.numberCount == 3, parts.separatorCount == 2, parts.separators.0 == parts.separators.1 else {
            return false
        }
        return numeric(parts)
    }

    private static func parts(of text: Span<UInt8>) -> Parts {
        var parts = Parts()
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte &- 0x30 < 10 {
                var value = 0
                let start = index
                while index < text.count, text[index] &- 0x30 < 10, index - start < 8 {
                    value = value * 10 + Int(text[index] - 0x30)
                    index += 1
                }
                parts.add(number: (value, index - start))
            } else if isLetter(byte) {
                var letters = [UInt8]()
                while index < text.count, isLetter(text[index]) {
                    letters.append(text[index])
                    index += 1
                }
                parts.month = parts.month ?? month(letters)
            } else {
                parts.add(separator: byte)
                index += 1
            }
        }
        return parts
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte >= 0x80 }

    private static func textual(_ parts: Parts, month: Int) -> Bool {
        guard parts.numberCount == 2 else { return false }
        let (first, second, _) = parts.numbers
        let yearFirst = first.length == 4
        return isValid(full(yearFirst ? first : second), month, (yearFirst ? second : first).value)
    }

    private static func numeric(_ parts: Parts) -> Bool {
        let (first, second, third) = parts.numbers
        if first.length == 4 { return isValid(first.value, second.value, third.value) }
        let year = full(third)
        return isValid(year, second.value, first.value) || isValid(year, first.value, second.value)
    }

    private static func compact(_ value: Int, length: Int) -> Bool {
        guard length == 8 else { return false }
        return isValid(value / 10000, value / 100 % 100, value % 100)
            || isValid(value % 10000, value / 10000 % 100, value / 1_000_000)
            || isValid(value % 10000, value / 1_000_000, value / 10000 % 100)
    }

    private static func full(_ year: Number) -> Int {
        year.length == 4 ? year.value : year.length == 2 ? year.value + (year.value > 35 ? 1900 : 2000) : 0
    }

    private static func isValid(_ year: Int, _ month: Int, _ day: Int) -> Bool {
        guard years.contains(year), (1...12).contains(month), day >= 1 else { return false }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let days = month == 2 ? (isLeap ? 29 : 28) : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31
        return day <= days
    }

    private static let monthNumbers: [UInt64: Int] = {
        var numbers = [UInt64: Int]()
        for (index, names) in BirthDates.months.enumerated() {
            for name in names {
                let bytes = Array(name.utf8)
                numbers[Folding.hash(0..<bytes.count, of: bytes)] = index + 1
            }
        }
        return numbers
    }()

    private static func month(_ letters: [UInt8]) -> Int? {
        monthNumbers[Folding.hash(0..<letters.count, of: letters)]
    }
}
