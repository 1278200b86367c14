extension Deadline {
  /// The windows that fall due on a day or later, ascending by due day.
  ///
  /// - Parameter most: how many at most; none for zero or less.
  /// - Returns: empty for a deadline without days.
  public func occurrences(dueOnOrAfter day: CivilDay, atMost most: Int) -> [Window] {
    guard most > 0 else { return [] }
    switch meaning {
    case .once(let windows):
      return Array(windows.filter { $0.due >= day }.sorted { $0.due < $1.due }.prefix(most))
    case .recurring(let recurrence):
      guard let first = recurrence.firstIndex(dueOnOrAfter: day) else { return [] }
      var found: [Window] = []
      while found.count < most, let window = recurrence.window(first + found.count) { found.append(window) }
      return found
    case .ongoing, .asNeeded, .undated, .relative:
      return []
    }
  }
}
