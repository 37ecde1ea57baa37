/// A queue whose ends both cost constant time.
package struct FIFO<Element> {
    private var incoming: [Element] = []
    private var outgoing: [Element] = []

    package init() {}

    package var isEmpty: Bool { incoming.isEmpty && outgoing.isEmpty }

    package mutating func append(_ element: Element) { incoming.append(element) }

    package mutating func popFirst() -> Element? {
        if outgoing.isEmpty {
            outgoing = incoming.reversed()
            incoming.removeAll(keepingCapacity: true)
        }
        return outgoing.popLast()
    }

    /// Takes the first ones, at most `limit`, in order.
    package mutating func popFirst(_ limit: Int) -> [Element] {
        var taken: [Element] = []
        while taken.count < limit, let element = popFirst() { taken.append(element) }
        return taken
    }
}

extension FIFO: Sendable where Element: Sendable {}
