/// What can be reached in a graph from each of its nodes, in one step or more.
///
/// Nodes on a common cycle reach the same, so that the work is done once for all of them; a node is among what it
/// reaches only when it is on a cycle.
struct TransitiveClosure<Node: Hashable> {
    private(set) var reached: [Node: Set<Node>] = [:]

    init(of edges: [Node: Set<Node>]) {
        let nodes = Array(edges.values.reduce(into: Set(edges.keys)) { $0.formUnion($1) })
        let numbers = Dictionary(uniqueKeysWithValues: nodes.enumerated().map { ($1, $0) })
        let targets = nodes.map { node in (edges[node] ?? []).compactMap { numbers[$0] } }
        for component in Self.components(targets) {
            var reach: Set<Node> = []
            let members = Set(component)
            for node in component {
                for target in targets[node] {
                    reach.insert(nodes[target])
                    if !members.contains(target) { reach.formUnion(reached[nodes[target]] ?? []) }
                }
            }
            for node in component { reached[nodes[node]] = reach }
        }
    }

    /// The strongly connected components, each after all that it reaches: Tarjan's algorithm on a stack of our own, as
    /// graphs may be deep.
    private static func components(_ targets: [[Int]]) -> [[Int]] {
        var order = [Int](repeating: -1, count: targets.count)
        var lowest = order
        var isOpen = [Bool](repeating: false, count: targets.count)
        var open: [Int] = []
        var components: [[Int]] = []
        var visited = 0
        for root in targets.indices where order[root] == -1 {
            var path = [(node: root, next: 0)]
            while let (node, next) = path.last {
                if next == 0 {
                    order[node] = visited
                    lowest[node] = visited
                    visited += 1
                    open.append(node)
                    isOpen[node] = true
                }
                if next < targets[node].count {
                    path[path.count - 1].next += 1
                    let target = targets[node][next]
                    if order[target] == -1 {
                        path.append((target, 0))
                    } else if isOpen[target] {
                        lowest[node] = min(lowest[node], order[target])
                    }
                    continue
                }
                path.removeLast()
                if let below = path.last?.node { lowest[below] = min(lowest[below], lowest[node]) }
                guard lowest[node] == order[node], let start = open.lastIndex(of: node) else { continue }
                components.append(Array(open[start...]))
                open[start...].forEach { isOpen[$0] = false }
                open.removeSubrange(start...)
            }
        }
        return components
    }
}
