/// A day of the Gregorian calendar in the municipality's zone, without a time or a zone of its own.
///
/// Stored as the number of days since 1970-01-01, so that comparing and counting days is one integer
/// operation. Conversions after Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
public struct CivilDay: Hashable, Sendable {
  /// Days since 1970-01-01; negative before it.
  public let number: Int

  public init(number: Int) {
    self.number = number
  }

  /// The day with these fields, or nil where no such day exists.
  ///
  /// - Parameters:
  ///   - year: 1...9999.
  ///   - month: 1...12.
  ///   - day: 1... the length of that month.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.days(inMonth: month, of: year)
    else { return nil }
    number = Self.number(year, month, day)
  }

  private static func number(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let y = month <= 2 ? year - 1 : year
    let era = y / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// Year, month 1...12 and day of month 1...31.
  public var fields: (year: Int, month: Int, day: Int) {
    let z = number + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let mp = (5 * dayOfYear + 2) / 153
    let month = mp < 10 ? mp + 3 : mp - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * mp + 2) / 5 + 1
    )
  }

  public var year: Int { fields.year }
  /// 1...12.
  public var month: Int { fields.month }
  /// Day of the month, 1...31.
  public var day: Int { fields.day }

  public var weekday: Weekday {
    // 1970-01-01 was a Thursday, ISO day 4.
    Weekday(rawValue: Int.floorModulo(number + 3, 7) + 1)!
  }

  /// The length of a month in days: 28...31.
  ///
  /// - Parameter month: 1...12.
  public static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: isLeap(year) ? 29 : 28
    default: 31
    }
  }

  public static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// The day of this date so many whole days later; earlier when negative.
  public func shifted(byDays days: Int) -> CivilDay {
    CivilDay(number: number + days)
  }

  /// The day so many calendar months later; the month's last day where it has no such day (31 January plus one month).
  public func shifted(byMonths months: Int) -> CivilDay {
    let (year, month, day) = fields
    let total = year * 12 + month - 1 + months
    let y = total >= 0 ? total / 12 : (total - 11) / 12
    let m = total - y * 12 + 1
    return CivilDay(number: Self.number(y, m, min(day, Self.days(inMonth: m, of: y))))
  }

  /// Whole days from this day to another: positive when the other is later.
  public func days(to other: CivilDay) -> Int {
    other.number - number
  }

  /// The first of this month where it is that day, else the first of the next.
  public var firstOfMonthOrLater: CivilDay {
    let (year, month, day) = fields
    return day == 1 ? self : .firstDay(ofMonth: month, year).shifted(byMonths: 1)
  }

  public static func firstDay(ofYear year: Int) -> CivilDay { CivilDay(number: number(year, 1, 1)) }
  public static func lastDay(ofYear year: Int) -> CivilDay { CivilDay(number: number(year, 12, 31)) }
  public static func firstDay(ofMonth month: Int, _ year: Int) -> CivilDay {
    CivilDay(number: number(year, month, 1))
  }
  public static func lastDay(ofMonth month: Int, _ year: Int) -> CivilDay {
    CivilDay(number: number(year, month, days(inMonth: month, of: year)))
  }
}

extension CivilDay: Comparable {
  public static func < (a: CivilDay, b: CivilDay) -> Bool { a.number < b.number }
}

/// ISO 8601 extended form, `2019-06-30`.
extension CivilDay: LosslessStringConvertible {
  public init?(_ text: String) {
    self.init(iso: text[...])
  }

  public init?(iso text: Substring) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else {
      return nil
    }
    func value(_ range: Range<Int>) -> Int? {
      var v = 0
      for b in bytes[range] {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(b) else { return nil }
        v = v * 10 + Int(b - UInt8(ascii: "0"))
      }
      return v
    }
    guard let y = value(0..<4), let m = value(5..<7), let d = value(8..<10) else { return nil }
    self.init(year: y, month: m, day: d)
  }

  public var description: String {
    let (y, m, d) = fields
    guard (0...9999).contains(y) else { return "\(y.zeroPadded(4))-\(m.zeroPadded(2))-\(d.zeroPadded(2))" }
    return String(unsafeUninitializedCapacity: 10) { text in
      func put(_ digit: Int, at place: Int) { text.initializeElement(at: place, to: UInt8(ascii: "0") + UInt8(digit)) }
      for (place, digit) in [y / 1000, y / 100 % 10, y / 10 % 10, y % 10].enumerated() { put(digit, at: place) }
      for (place, number) in [(5, m), (8, d)] {
        text.initializeElement(at: place - 1, to: UInt8(ascii: "-"))
        put(number / 10, at: place)
        put(number % 10, at: place + 1)
      }
      return 10
    }
  }
}

/// ISO 8601 days of the week, Monday 1 to Sunday 7.
public enum Weekday: Int, CaseIterable, Sendable {
  case monday = 1
  case tuesday, wednesday, thursday, friday, saturday, sunday
}

extension Int {
  static func floorModulo(_ a: Int, _ b: Int) -> Int {
    let r = a % b
    return r < 0 ? r + b : r
  }

  /// Decimal digits with leading zeros up to a width.
  public func zeroPadded(_ width: Int) -> String {
    let digits = String(self)
    return String(repeating: "0", count: Swift.max(0, width - digits.utf8.count)) + digits
  }
}
