import Synchronization

/// What working out a call's requirements found, kept for its handler.
package final class Preparation: Sendable {
    private let subject = Mutex<(any Sendable)?>(nil)

    package init() {}

    package func keep(_ subject: some Sendable) { self.subject.withLock { $0 = subject } }

    /// nil when nothing of that type was kept.
    package func take<Subject: Sendable>(_ type: Subject.Type) -> Subject? { subject.withLock { $0 as? Subject } }
}
