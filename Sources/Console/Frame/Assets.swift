import Core
import Crypto

/// Files that pages load: served from memory, under names that change with their content, so that browsers may keep them.
struct Asset: Sendable {
    let name: String
    let type: String
    let bytes: [UInt8]

    init(_ stem: String, _ ending: String, type: String, text: String) {
        bytes = Array(text.utf8)
        let hash = Hexadecimal.encode(Array(SHA256.hash(data: bytes).prefix(8)))
        name = "\(stem)-\(hash).\(ending)"
        self.type = type
    }

    var link: Link { Link("assets", name) }
}

enum Assets {
    static let style = Asset("console", "css", type: "text/css; charset=utf-8", text: Style.sheet)
    static let script = Asset("console", "js", type: "text/javascript; charset=utf-8", text: Script.text)
    static let icon = Asset(
        "icon", "svg", type: "image/svg+xml",
        text: """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path fill="#3566d6" d="\(Icon.outline)"/></svg>
            """)

    static func named(_ name: String) -> Asset? { [style, script, icon].first { $0.name == name } }
}
