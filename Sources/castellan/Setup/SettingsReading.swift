import Configuration

/// Reads settings by name, with errors that name them.
struct SettingsReading {
    let reader: ConfigReader

    func text(_ name: String, isSecret: Bool = false) -> String? {
        reader.string(forKey: ConfigKey([name]), isSecret: isSecret)
    }

    func number(_ name: String, in range: ClosedRange<Int>) throws -> Int? {
        let number = reader.int(forKey: ConfigKey([name]))
        guard let number else {
            guard let text = text(name) else { return nil }
            throw Complaint("\(name) takes a number, not \"\(text)\"")
        }
        guard range.contains(number) else {
            throw Complaint("\(name) takes a number from \(range.lowerBound) to \(range.upperBound), not \(number)")
        }
        return number
    }

    func flag(_ name: String) throws -> Bool {
        if let flag = reader.bool(forKey: ConfigKey([name])) { return flag }
        guard let text = text(name) else { return false }
        throw Complaint("\(name) takes true or false, not \"\(text)\"")
    }

    func parsed<Value>(_ name: String, _ expected: String, _ parse: (String) -> Value?) throws -> Value? {
        guard let text = text(name) else { return nil }
        guard let value = parse(text) else {
            // A store's URL may hold a password.
            throw Complaint("\(name) takes \(expected)" + (name == "store" ? "" : ", not \"\(text)\""))
        }
        return value
    }
}
