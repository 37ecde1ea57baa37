import Keyring

/// Ids as the service gives them to everything it makes: 22 letters and digits, some 128 random bits, none of which can
/// be taken for another.
enum Identifier {
    private static let alphabet = Array("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".utf8)
    private static let length = 22

    static func make() -> String {
        var generator = SystemRandomNumberGenerator()
        let characters = (0..<length).map { _ in alphabet.randomElement(using: &generator) ?? alphabet[0] }
        return String(decoding: characters, as: UTF8.self)
    }
}
