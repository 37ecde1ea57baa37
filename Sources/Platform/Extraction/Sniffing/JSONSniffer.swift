/// Tells JSON and JSON Lines by reading the sample as such.
enum JSONSniffer {
    static func type(of text: [UInt8], isWhole: Bool, suffix: String) -> FileType? {
        guard let first = text.first(where: { $0 > 0x20 }) else { return nil }
        let isNamed = ["json", "jsonl", "ndjson", "geojson", "har", "ipynb", "jsonlines"].contains(suffix)
        guard first == 0x7B || first == 0x5B || isNamed else { return nil }
        let saysLines = suffix == "jsonl" || suffix == "ndjson" || suffix == "jsonlines"
        var machine = JSONMachine(form: .values, limits: ReadingLimits())
        let halt = text.withUnsafeBufferPointer { machine.run($0, from: 0, isLast: isWhole) }
        switch halt {
        case .tooDeep: return FileType(.json, "application/json")
        case .malformed: break
        case .needsMore(let place):
            guard !isWhole || machine.isBetweenValues && place == text.count else { break }
            guard isNamed || isEvident(machine, text, isWhole: isWhole) else { return nil }
            if saysLines || machine.values > 1 && isLines(text, isWhole: isWhole) {
                return FileType(.jsonLines, "application/x-ndjson")
            }
            return FileType(.json, "application/json")
        }
        let (sound, all) = soundLines(text, isWhole: isWhole)
        guard sound >= (saysLines ? 1 : 2), sound * 10 >= all * 8 else { return nil }
        return FileType(.jsonLines, "application/x-ndjson", confidence: .likely)
    }

    /// More than a bracket or two, such as the beginning of a text may have: `[1]` alone is no proof.
    private static func isEvident(_ machine: JSONMachine, _ text: [UInt8], isWhole: Bool) -> Bool {
        if text.first(where: { $0 > 0x20 }) == 0x7B { return true }
        return !machine.cells.isEmpty && (text.contains(0x2C) || text.contains(0x7B)) || machine.values > 1
            || isWhole && text.count <= 16 || machine.cells.isEmpty
    }

    /// Whether no value goes past its line.
    private static func isLines(_ text: [UInt8], isWhole: Bool) -> Bool {
        var machine = JSONMachine(form: .lines, limits: ReadingLimits())
        let halt = text.withUnsafeBufferPointer { machine.run($0, from: 0, isLast: isWhole) }
        guard case .needsMore = halt else { return false }
        return machine.values > 1 && machine.values <= machine.row + 1
    }

    private static func soundLines(_ text: [UInt8], isWhole: Bool) -> (sound: Int, all: Int) {
        var sound = 0
        var all = 0
        var lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
        if !isWhole { lines.removeLast() }
        for line in lines {
            guard let first = line.first(where: { $0 > 0x20 }) else { continue }
            all += 1
            guard first == 0x7B || first == 0x5B else { continue }
            var machine = JSONMachine(form: .lines, limits: ReadingLimits())
            let bytes = Array(line)
            let halt = bytes.withUnsafeBufferPointer { machine.run($0, from: 0, isLast: true) }
            if case .needsMore(let place) = halt, place == bytes.count, machine.isBetweenValues { sound += 1 }
        }
        return (sound, all)
    }
}
