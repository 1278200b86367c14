import FristControl
import FristControlServer
import FristCore

/// What callers may say: ranges are checked here, where it comes in, so that no arithmetic on it can trap.
enum Parameter {
  /// Days and years that can be meant.
  static let years = 1900...2200
  /// Days to a due day: more than all years.
  static let days = 0...110_000

  /// - Throws: `InvalidDate` for what is no day, or lies outside `years`.
  static func day(_ text: String?, _ parameter: String) throws(ControlError) -> CivilDay? {
    guard let text else { return nil }
    guard let day = CivilDay(written: text) else {
      throw .invalidDate(parameter, text, "a day is written 2019-06-30 or 30.06.2019")
    }
    guard years.contains(day.year) else {
      throw .invalidDate(parameter, text, "it lies outside \(years.lowerBound) to \(years.upperBound)")
    }
    return day
  }

  /// - Throws: `InvalidParameter` for a language that nobody here writes.
  static func language(_ code: String?) throws(InvalidParameter) -> Language {
    try word(code, of: Language.self, "language")
    return code.flatMap(Language.init(rawValue:)) ?? .en
  }

  static func number(_ value: Int?, in range: ClosedRange<Int>, _ parameter: String) throws(InvalidParameter) {
    guard let value, !range.contains(value) else { return }
    throw InvalidParameter(parameter, reason: "\(value) is not \(range.lowerBound) to \(range.upperBound)")
  }

  /// One of the words of an enumeration.
  static func word<Word>(
    _ value: String?, of type: Word.Type, _ parameter: String
  ) throws(InvalidParameter) where Word: RawRepresentable<String> & CaseIterable {
    guard let value, Word(rawValue: value) == nil else { return }
    throw InvalidParameter(
      parameter, reason: "it is one of " + Word.allCases.map(\.rawValue).joined(separator: ", "))
  }

  /// Text that people wrote and others will read: no controls but line ends and tabs, and nothing that turns the direction
  /// of writing.
  static func text(_ value: String?, _ parameter: String) throws(InvalidParameter) {
    guard let value else { return }
    for scalar in value.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A: continue
      case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069:
        throw InvalidParameter(
          parameter,
          reason: "it holds the control character U+\(String(scalar.value, radix: 16, uppercase: true).padded(4))")
      default: continue
      }
    }
  }

  /// Why somebody did what others will ask about: a text that says something.
  static func reason(_ value: String) throws(InvalidParameter) {
    try text(value, "reason")
    if value.allSatisfy(\.isWhitespace) { throw InvalidParameter("reason", reason: "it is empty") }
  }
}

extension String {
  /// With zeros before it.
  fileprivate func padded(_ length: Int) -> String { String(repeating: "0", count: max(length - count, 0)) + self }
}

extension Control.List {
  /// - Throws: `NoSuchPlan`, `NoSuchRecipient`, `InvalidParameter`.
  func check(against inventory: Inventory) throws {
    try Parameter.number(dueWithin, in: Parameter.days, "dueWithin")
    try Parameter.number(year, in: Parameter.years, "year")
    try Parameter.word(state, of: ObligationState.self, "state")
    try Parameter.word(kind, of: ObligationKind.self, "kind")
    if let responsible { try inventory.checkRecipient(responsible) }
  }
}

extension Inventory {
  /// A recipient whom nobody has heard of is no filter.
  func checkRecipient(_ id: RecipientID) throws(ControlError) {
    if directory.recipients[id] != nil { return }
    let isNamed = plans.contains { plan in plan.obligations.contains { $0.responsible.contains(id) } }
    if !isNamed {
      throw .noSuchRecipient(id, suggestion: Spelling.closest(to: id, among: directory.recipients.keys.sorted()))
    }
  }
}
