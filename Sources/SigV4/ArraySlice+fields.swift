extension ArraySlice<UInt8> {
    /// The parts between separators, empty ones included.
    func fields(separatedBy separator: UInt8) -> [ArraySlice<UInt8>] {
        var fields: [ArraySlice<UInt8>] = []
        var start = startIndex
        for index in indices where self[index] == separator {
            fields.append(self[start..<index])
            start = index + 1
        }
        fields.append(self[start...])
        return fields
    }
}
