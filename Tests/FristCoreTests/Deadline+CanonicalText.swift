@testable import FristCore

extension Deadline {
  /// A text of this grammar, in bokmål and without a label, that reads back to the same time in the same context.
  var canonicalText: String {
    let time =
      switch meaning {
      case .once(let windows): Self.text(of: windows, approximate)
      case .recurring(let recurrence): recurrence.text(approximate: approximate)
      case .ongoing: "løpende"
      case .asNeeded: "ved behov"
      case .undated: "-"
      case .relative(let relative): relative.text
      }
    return time + (continues ? " videreføres" : "")
  }

  private static func text(of windows: [Window], _ approximate: Bool) -> String {
    let texts = windows.map { window in
      let (text, isVague) = window.text(approximate: approximate)
      let isMarked = approximate && !isVague
      return (window.start == nil ? "innen " : "") + (isMarked ? "ca. " : "") + text
    }
    return (texts.count > 1 ? texts.dropLast().joined(separator: ", ") + " og " : "") + (texts.last ?? "-")
  }
}

extension Window {
  /// The days; only the last where there is no start.
  func text(approximate: Bool) -> (text: String, isVague: Bool) {
    guard let start else { return (Self.text(of: due), false) }
    let (first, last) = (start.fields, due.fields)
    if start == due { return (Self.text(of: due), false) }
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) {
      return (first.year == last.year ? "\(first.year)" : "\(first.year)-\(last.year)", false)
    }
    if first.day == 1, due == .lastDay(ofMonth: last.month, last.year) {
      if first.year == last.year {
        let (text, isVague) = YearPart.months(first.month, last.month).words(approximate: approximate)
        return ("\(text) \(first.year)", isVague)
      }
      if approximate, (first.month, last.month, last.year - first.year) == (12, 2, 1) {
        return ("vinteren \(last.year)", true)
      }
      return ("\(YearPart.month(first.month)) \(first.year) – \(YearPart.month(last.month)) \(last.year)", false)
    }
    let (a, b) = (ISOWeek(containing: start), ISOWeek(containing: due))
    if start == a.monday, due == b.sunday, a.year == b.year {
      return ("\(YearPart.weeks(a.week, b.week).words(approximate: false).text) \(a.year)", false)
    }
    return ("\(Self.text(of: start)) – \(Self.text(of: due))", false)
  }

  private static func text(of day: CivilDay) -> String {
    "\(day.day). \(YearPart.month(day.month)) \(day.year)"
  }
}

extension Recurrence {
  func text(approximate: Bool) -> String {
    let bounds =
      switch (firstYear, lastYear) {
      case (let first?, let last?): " fra \(first) til \(last)"
      case (let first?, nil): " fra \(first)"
      case (nil, _): ""
      }
    switch cycle {
    case .months(let length):
      let often =
        switch length {
        case 6: "halvårlig"
        case 4: "tertialvis"
        case 3: "kvartalsvis"
        case 2: "annenhver måned"
        default: "månedlig"
        }
      return often + bounds
    case .weeks: return "ukentlig" + bounds
    case .years(let every, _, let occasions):
      let often = every == 1 ? "hvert år" : "hvert \(every). år"
      if occasions == [Occasion(.year)], !approximate { return (every == 1 ? "årlig" : often) + bounds }
      let texts = occasions.map { $0.part.words(approximate: approximate) }
      let lead =
        switch occasions[0].relation {
        case .during, .from: ""
        case .by: occasions.contains { $0.part.isSeason } ? "innen utgangen av " : "innen "
        case .before: "før "
        }
      let about = approximate && !texts.allSatisfy(\.isVague) ? "ca. " : ""
      let parts = texts.map(\.text)
      let list = (parts.count > 1 ? parts.dropLast().joined(separator: ", ") + " og " : "") + (parts.last ?? "")
      return "\(lead)\(about)\(list) \(often)\(bounds)"
    }
  }
}

extension YearPart {
  /// Which seasons are read as such; "innen" one of them is refused.
  fileprivate var isSeason: Bool { [.winter, .months(3, 5), .months(6, 8), .months(9, 11)].contains(self) }
}

extension Relative {
  fileprivate var text: String {
    let what =
      switch unit {
      case .day: count == 1 ? "dag" : "dager"
      case .week: count == 1 ? "uke" : "uker"
      case .month: count == 1 ? "måned" : "måneder"
      case .year: "år"
      }
    return count == 0 ? "når \(after) er gjort" : "\(count) \(what) etter \(after)"
  }
}
