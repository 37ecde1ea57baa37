import FoundationEssentials

/// The whole of a file, or of standard input for `-`.
func readInput(_ file: String) throws -> String {
    let data: Data?
    if file == "-" {
        var bytes = Data()
        while let line = readLine(strippingNewline: false) { bytes.append(contentsOf: line.utf8) }
        data = bytes
    } else {
        data = FileManager.default.contents(atPath: file)
    }
    guard let data else {
        throw Complaint("cannot read \(file)", remedy: "give a readable file, or - for standard input")
    }
    guard let text = String(validating: data, as: UTF8.self) else { throw Complaint("\(file) is not UTF-8 text") }
    return text
}

/// Writes a file whole, or leaves what was there.
func writeOutput(_ text: String, to file: String) throws {
    do {
        try Data(text.utf8).write(to: URL(fileURLWithPath: file), options: .atomic)
    } catch {
        throw Complaint("cannot write \(file)", remedy: "give a file in a folder that can be written to")
    }
}
