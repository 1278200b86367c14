import FristCore

/// How this grammar says a part of the year, in bokmål.
extension YearPart {
  /// The words, and whether they alone say that it is vague ("våren").
  ///
  /// - Parameter approximate: whether the plan was vague; "ca." must stand before where the words do not say so.
  func words(approximate: Bool) -> (text: String, isVague: Bool) {
    switch self {
    case .months(1, 12): ("januar-desember", false)
    case .months(let a, let b):
      switch (a, b) {
      case (1, 6), (7, 12): ("\(b / 6). halvår", false)
      case (1, 4), (5, 8), (9, 12): ("\(b / 4). tertial", false)
      case (3, 5) where approximate: ("våren", true)
      case (6, 8) where approximate: ("sommeren", true)
      case (9, 11) where approximate: ("høsten", true)
      case (1, 3), (4, 6), (7, 9), (10, 12): ("\(b / 3). kvartal", false)
      case _ where a == b: (Self.month(a), false)
      default: ("\(Self.month(a))-\(Self.month(b))", false)
      }
    case .winter: ("vinteren", true)
    case .days(let month, 31, 31): ("siste dag i \(Self.month(month))", false)
    case .days(let month, 1, 10): ("primo \(Self.month(month))", true)
    case .days(let month, 11, 20): ("medio \(Self.month(month))", true)
    case .days(let month, 21, 31): ("ultimo \(Self.month(month))", true)
    case .days(let month, let a, _): ("\(a). \(Self.month(month))", false)
    case .weekday(let n, let weekday, let month):
      ("\(n < 0 ? "siste" : "\(n).") \(Self.weekday(weekday)) i \(Self.month(month))", false)
    case .week(let last, let month): ("\(last ? "siste" : "første") uke i \(Self.month(month))", true)
    case .weeks(let a, let b): ("uke \(a == b ? "\(a)" : "\(a)-\(b)")", false)
    }
  }

  static func month(_ month: Int) -> String {
    [
      "januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november",
      "desember",
    ][month - 1]
  }

  private static func weekday(_ weekday: Weekday) -> String {
    ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"][weekday.rawValue - 1]
  }
}
