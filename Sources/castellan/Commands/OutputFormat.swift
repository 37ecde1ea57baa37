import ArgumentParser

/// What a command prints: for people, or for programs.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
}
