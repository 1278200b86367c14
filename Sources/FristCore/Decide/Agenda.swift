/// What to look at on which day, so that a pass touches only what may have something to say.
struct Agenda<Item: Sendable>: Sendable {
  private var days: [CivilDay: [Item]] = [:]

  var earliest: CivilDay? { days.keys.min() }

  mutating func add(_ item: Item, on day: CivilDay) {
    days[day, default: []].append(item)
  }

  /// Takes out everything up to and including a day.
  mutating func take(through day: CivilDay) -> [Item] {
    var items: [Item] = []
    for key in days.keys.filter({ $0 <= day }).sorted() { items += days.removeValue(forKey: key)! }
    return items
  }
}
