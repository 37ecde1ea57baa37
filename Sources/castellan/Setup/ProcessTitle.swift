/// What other users of the machine see of this process in its list.
enum ProcessTitle {
    /// Blots out the password of a URL that was given as an argument; the value was read before.
    static func hidePassword(in url: String) {
        guard let scheme = url.range(of: "://"), let at = url[scheme.upperBound...].lastIndex(of: "@"),
            let colon = url[scheme.upperBound..<at].firstIndex(of: ":")
        else { return }
        let password = url[url.index(after: colon)..<at].utf8.count
        let start = url[...colon].utf8.count
        for index in 1..<Int(CommandLine.argc) {
            guard let argument = CommandLine.unsafeArgv[index] else { continue }
            let text = String(cString: argument)
            guard text.hasSuffix(url) else { continue }
            let offset = text.utf8.count - url.utf8.count + start
            for position in 0..<password { argument[offset + position] = CChar(UInt8(ascii: "x")) }
        }
    }
}

extension String {
    fileprivate func range(of text: String) -> Range<String.Index>? { firstRange(of: text) }
}
