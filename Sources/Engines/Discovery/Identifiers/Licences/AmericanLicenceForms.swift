/// Forms of the states' licences (AAMVA; the states publish none of them as law). Fewer than six digits alone, and eight letters
/// (New York's oldest), say too little even near a keyword and are left out.
enum UnitedStatesLicence {
    static let patterns: [Pattern] = [
        .number("(?:\\d{6,14}|\\d{16})"),
        .code("[A-Z]\\d{4,14}", evidence: .structure),
        .code("[A-Z]\\d{18}", evidence: .structure),
        .code("[A-Z]{2}\\d{3,7}", evidence: .structure),
        .code("[A-Z]{3}\\d{6}", evidence: .structure),
        // Kansas, Idaho, Iowa, Maine, Vermont, Missouri.
        .code("[A-Z]\\d[A-Z]\\d[A-Z]", evidence: .structure),
        .code(
            "(?:[A-Z]{2}\\d{6}|\\d{7}|\\d{9}|[A-Z]\\d{6}|\\d{3}[A-Z]{2}\\d{3}|\\d{8}[A-Z])[A-Z]", evidence: .structure),
        .code("\\d{3}[A-Z]{2}\\d{4}", evidence: .structure),
        // New Hampshire and Montana hold a date.
        .code("\\d{2}[A-Z]{3}\\d{5}", .newHampshire, evidence: .structure),
        .code("\\d{2}[A-Z0-9]{3}(?:19|20)\\d{2}41\\d{2}", .montana, evidence: .structure),
        // Washington.
        .code("WDL[A-Z0-9]{9}", evidence: .prefix),
        .code("[A-Z][A-Z*]{6}\\d{3}[A-Z0-9]{2}", evidence: .structure),
        .number("\\d{3} \\d{3} \\d{3}"),
        // Florida, Illinois, Wisconsin, Maryland, Michigan, New Jersey.
        .code("[A-Z]\\d{3}-\\d{3}-\\d{2}-\\d{3}-\\d", evidence: .structure),
        .code("[A-Z]\\d{3}-\\d{4}-\\d{4}(?:-\\d{2})?", evidence: .structure),
        .code("[A-Z][ -]\\d{3}[ -]\\d{3}[ -]\\d{3}[ -]\\d{3}", evidence: .structure),
        .code("[A-Z]\\d{4}[ -]\\d{5}[ -]\\d{5}", evidence: .structure),
    ]
}

/// Forms of the provinces' licences.
enum CanadianLicence {
    static let patterns: [Pattern] = [
        .number(Shape.digits(6...10)),
        .number("\\d{6}-\\d{3}", evidence: .structure),
        // Ontario, Québec, Newfoundland.
        .code("[A-Z]\\d{4}[ -]\\d{5}[ -]\\d{5}", evidence: .structure),
        .code("[A-Z]\\d{4}[ -]\\d{6}[ -]\\d{2}", evidence: .structure),
        .code("[A-Z](?:\\d{9}|\\d{12}|\\d{14})", evidence: .structure),
        // Nova Scotia, Manitoba.
        .code("[A-Z]{5}\\d{9}", evidence: .structure),
        .code("[A-Z]{2}-?[A-Z]{2}-?[A-Z]{2}-?[A-Z]\\d{3}[A-Z]{2}", evidence: .structure),
    ]
}
