/// What to look at on which day, so that a pass touches only what may have something to say.
struct Agenda<Item: Sendable>: Sendable {
  private var days: [CivilDay: [Item]] = [:]
  /// The days, the earliest first: a binary heap.
  private var heap: [CivilDay] = []

  var earliest: CivilDay? { heap.first }

  mutating func add(_ item: Item, on day: CivilDay) {
    if days[day]?.append(item) == nil {
      days[day] = [item]
      push(day)
    }
  }

  /// Takes out everything of the earliest day.
  mutating func takeEarliest() -> [Item] {
    guard let day = pop() else { return [] }
    return days.removeValue(forKey: day) ?? []
  }

  private mutating func push(_ day: CivilDay) {
    heap.append(day)
    var child = heap.count - 1
    while child > 0, heap[child] < heap[(child - 1) / 2] {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  private mutating func pop() -> CivilDay? {
    guard let top = heap.first, let last = heap.popLast() else { return nil }
    if heap.isEmpty { return top }
    heap[0] = last
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count && heap[child] < heap[least] {
        least = child
      }
      if least == parent { return top }
      heap.swapAt(parent, least)
      parent = least
    }
  }
}
