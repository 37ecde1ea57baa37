import Synchronization

@testable import Federation

/// Answers look-ups in the given order, the last one for ever, and counts them.
final class FixedResolver: NameResolver {
    private let answers: [[IPAddress]]
    private let asked = Mutex(0)

    init(_ answers: [String]...) { self.answers = answers.map { $0.compactMap { IPAddress($0) } } }

    var count: Int { asked.withLock { $0 } }

    func addresses(of name: String) async throws -> [IPAddress] {
        let index = asked.withLock { asked in
            defer { asked += 1 }
            return asked
        }
        return answers[min(index, answers.count - 1)]
    }
}
