import Core

/// A queue between threads that makes whoever fills it wait when it is full.
final class BoundedQueue<Element: Sendable>: Sendable {
    private struct State: Sendable {
        var elements: [Element?] = []
        var head = 0
        var isClosed = false

        var count: Int { elements.count - head }
    }

    private static var hasElements: Int { 0 }
    private static var hasRoom: Int { 1 }

    private let capacity: Int
    private let monitor = Monitor(State(), conditions: 2)

    init(capacity: Int) { self.capacity = max(1, capacity) }

    /// Waits for room.
    /// - Returns: Whether the element was taken; not once the queue is closed.
    func push(_ element: Element) -> Bool {
        let isTaken = monitor.wait(on: Self.hasRoom) { state in
            state.count < capacity || state.isClosed
        } then: { state in
            if !state.isClosed { state.elements.append(element) }
            return !state.isClosed
        }
        if isTaken { monitor.wakeOne(on: Self.hasElements) }
        return isTaken
    }

    /// Waits for an element; nil once the queue is closed and empty.
    func pop() -> Element? {
        let element = monitor.wait(on: Self.hasElements) { state in
            state.count > 0 || state.isClosed
        } then: { state in
            takeFirst(&state)
        }
        if element != nil { monitor.wakeOne(on: Self.hasRoom) }
        return element
    }

    private func takeFirst(_ state: inout State) -> Element? {
        guard state.count > 0 else { return nil }
        let element = state.elements[state.head]
        state.elements[state.head] = nil
        state.head += 1
        if state.head >= capacity || state.count == 0 {
            state.elements.removeFirst(state.head)
            state.head = 0
        }
        return element
    }

    /// No more elements come.
    ///
    /// - Parameter discarding: Whether those that wait are dropped.
    func close(discarding: Bool = false) {
        monitor.withLock { state in
            state.isClosed = true
            if discarding {
                state.elements.removeAll()
                state.head = 0
            }
        }
        monitor.wakeAll()
    }
}
