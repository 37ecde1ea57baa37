import Core
import Cedar

/// Damages text at random places, as fuzzers do.
struct Mutation {
    private var random: SplitMix64

    init(seed: UInt64) {
        random = SplitMix64(seed: seed)
    }

    mutating func mutated(_ text: String) -> String {
        var bytes = Array(text.utf8)
        for _ in 0..<Int.random(in: 1...6, using: &random) where !bytes.isEmpty {
            let index = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<5, using: &random) {
            case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes.remove(at: index)
            case 2: bytes.insert(random.pick(Array("\"\\(){}[]!-;:.=@?*/u\n\r\0".utf8)), at: index)
            case 3: bytes.removeSubrange(index..<min(bytes.count, index + Int.random(in: 1...20, using: &random)))
            default:
                let piece = bytes[index..<min(bytes.count, index + Int.random(in: 1...30, using: &random))]
                bytes.insert(contentsOf: piece, at: Int.random(in: 0..<bytes.count, using: &random))
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Everything that takes text: none may crash, and what is read must come back. All ranges must lie in the text.
    @discardableResult
    static func exercise(_ text: String) -> [Policy]? {
        _ = try? Expression(parsing: text)
        _ = try? EntityUID(parsing: text)
        do throws(Diagnostics) {
            let policies = try Policy.all(parsing: text)
            _ = try PolicyFormatter().format(text)
            for policy in policies where try Policy(parsing: policy.cedarText) != policy {
                preconditionFailure("differs: \(policy)")  // as a crash would be
            }
            return policies
        } catch {
            for diagnostic in error.all {
                guard let range = diagnostic.range, range.start <= range.end, range.end <= text.utf8.count else {
                    preconditionFailure("no place: \(diagnostic)")  // as a crash would be
                }
                _ = diagnostic.rendered(in: SourceText(text))
            }
            return nil
        }
    }
}
