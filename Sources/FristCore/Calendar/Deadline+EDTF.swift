extension Deadline {
  /// The days as Extended Date/Time Format (ISO 8601-2:2019), where that can say the same; nil where it cannot.
  ///
  /// An open start is `../2019-06-30`; several windows are the set `{2017,2018}`; what was vague bears `~`, but a
  /// season that has a code of its own (spring 21, summer 22, autumn 23) is written with it.
  public var edtf: String? {
    guard case .once(let windows) = meaning else { return nil }
    let texts = windows.map { $0.edtf(approximate: approximate) }
    return texts.count == 1 ? texts[0] : "{\(texts.joined(separator: ","))}"
  }
}

extension Window {
  fileprivate func edtf(approximate: Bool) -> String {
    let mark = approximate ? "~" : ""
    guard let start else { return "../\(due)\(mark)" }
    if start == due { return "\(due)\(mark)" }
    let (first, last) = (start.fields, due.fields)
    let (from, to) = (first.year.zeroPadded(4), last.year.zeroPadded(4))
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) {
      return from == to ? from + mark : "\(from)\(mark)/\(to)\(mark)"
    }
    guard first.day == 1, due == .lastDay(ofMonth: last.month, last.year) else {
      return "\(start)\(mark)/\(due)\(mark)"
    }
    if from == to {
      switch (first.month, last.month) {
      case (3, 5) where approximate: return "\(from)-21"
      case (6, 8) where approximate: return "\(from)-22"
      case (9, 11) where approximate: return "\(from)-23"
      case _ where first.month == last.month: return "\(from)-\(first.month.zeroPadded(2))\(mark)"
      default: break
      }
    }
    return "\(from)-\(first.month.zeroPadded(2))\(mark)/\(to)-\(last.month.zeroPadded(2))\(mark)"
  }
}
