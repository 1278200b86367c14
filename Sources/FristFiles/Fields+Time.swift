import FristCore

extension Fields {
  /// `quiet:`, a list of `MM-DD` and `{from: MM-DD, to: MM-DD}`, together at most `WorkCalendar.mostQuietDays` a year.
  func quiet(_ key: String, _ findings: inout Findings) -> [YearlySpan]? {
    guard let nodes = list(key, &findings) else { return nil }
    let errors = findings.all.count
    var spans: [YearlySpan] = []
    for node in nodes {
      if case .mapping = node.content {
        guard let fields = Fields(key, node, known: ["from", "to"], &findings) else { continue }
        for end in ["from", "to"] where fields[end] == nil { findings.error(.missing(end), at: node.start) }
        if let from = fields["from"]?.dayOfYear(&findings), let to = fields["to"]?.dayOfYear(&findings) {
          spans.append(YearlySpan(from: from, to: to))
        }
      } else if let day = node.dayOfYear(&findings) {
        spans.append(YearlySpan(from: day, to: day))
      }
    }
    let days = spans.reduce(0) { $0 + $1.dayCount }
    if days > WorkCalendar.mostQuietDays {
      findings.error(.tooManyQuietDays(days, most: WorkCalendar.mostQuietDays), at: self[key]!.start)
    }
    return findings.all.count == errors ? spans : nil
  }

  /// An elapsed time such as `36h` or `62d`, in hours; at least one and at most ten years.
  ///
  /// - Parameter wholeDays: Hours are refused that do not make up days.
  func hours(_ key: String, example: String, wholeDays: Bool = false, _ findings: inout Findings) -> Int? {
    guard let node = self[key], let text = node.scalar(key, &findings) else { return nil }
    let digits = text.dropLast()
    if digits.utf8.count <= 6, digits.utf8.allSatisfy({ (48...57).contains($0) }), let count = Int(digits),
      let unit = ["h": 1, "d": 24][text.suffix(1)]
    {
      let hours = count * unit
      if (1...3650 * 24).contains(hours), !wholeDays || hours % 24 == 0 { return hours }
    }
    findings.error(.notDuration(key, text.shown, example: example), at: node.start)
    return nil
  }
}

extension YAMLNode {
  fileprivate func dayOfYear(_ findings: inout Findings) -> YearlySpan.Day? {
    guard let text = scalar("quiet", &findings) else { return nil }
    // Read as a day of a leap year.
    if text.utf8.count == 5, let day = CivilDay("2000-" + text) {
      return YearlySpan.Day(month: day.month, day: day.day)
    }
    findings.error(.notDayOfYear(text.shown), at: start)
    return nil
  }
}
