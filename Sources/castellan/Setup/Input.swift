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
