extension Pattern.Boundary {
    /// Whether a match may end within a word.
    var mayEndInWord: Bool {
        switch self {
        case .none, .lineStart: true
        case .word, .number, .line: false
        }
    }
}
