/// Things that wait for each other.
enum Circles {
  /// Every set of nodes that can reach each other, and every node that points at itself (Tarjan, "Depth-First Search and
  /// Linear Graph Algorithms", 1972; without recursion, so that no file can exhaust the stack).
  ///
  /// - Parameter edges: For each node, the nodes it points at.
  /// - Returns: The nodes of each circle in ascending order, the circles by their first node.
  static func find(in edges: [[Int]]) -> [[Int]] {
    var number = [Int?](repeating: nil, count: edges.count)
    var lowest = [Int](repeating: 0, count: edges.count)
    var isOpen = [Bool](repeating: false, count: edges.count)
    var open: [Int] = []
    var path: [(node: Int, nextEdge: Int)] = []
    var count = 0
    var circles: [[Int]] = []

    func enter(_ node: Int) {
      number[node] = count
      lowest[node] = count
      count += 1
      open.append(node)
      isOpen[node] = true
      path.append((node, 0))
    }

    for root in edges.indices where number[root] == nil {
      enter(root)
      while let (node, edge) = path.last {
        if edge < edges[node].count {
          path[path.count - 1].nextEdge += 1
          let target = edges[node][edge]
          if let seen = number[target] {
            if isOpen[target] { lowest[node] = min(lowest[node], seen) }
          } else {
            enter(target)
          }
          continue
        }
        path.removeLast()
        if let parent = path.last?.node { lowest[parent] = min(lowest[parent], lowest[node]) }
        guard lowest[node] == number[node] else { continue }
        var circle: [Int] = []
        while let last = open.popLast() {
          isOpen[last] = false
          circle.append(last)
          if last == node { break }
        }
        if circle.count > 1 || edges[node].contains(node) { circles.append(circle.sorted()) }
      }
    }
    return circles.sorted { $0[0] < $1[0] }
  }
}
