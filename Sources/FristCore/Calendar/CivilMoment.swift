/// A time of day on the wall clock, to the minute.
public struct TimeOfDay: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Minutes since midnight, 0...1439.
  public let minutes: Int

  public init?(hour: Int, minute: Int) {
    guard (0...23).contains(hour), (0...59).contains(minute) else { return nil }
    minutes = hour * 60 + minute
  }

  private init(minutes: Int) { self.minutes = minutes }

  public static let midnight = TimeOfDay(minutes: 0)
  /// 23:59, the last minute of a day.
  public static let lastMinute = TimeOfDay(minutes: 1439)

  /// Reads `07:30`; nil for anything else.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 5, bytes[2] == UInt8(ascii: ":"),
      bytes.enumerated().allSatisfy({ $0 == 2 || (48...57).contains($1) })
    else { return nil }
    self.init(
      hour: Int(bytes[0] - 48) * 10 + Int(bytes[1] - 48),
      minute: Int(bytes[3] - 48) * 10 + Int(bytes[4] - 48))
  }

  public var hour: Int { minutes / 60 }
  public var minute: Int { minutes % 60 }
  public var description: String { "\(hour.zeroPadded(2)):\(minute.zeroPadded(2))" }

  public static func < (a: TimeOfDay, b: TimeOfDay) -> Bool { a.minutes < b.minutes }
}

/// What the wall clock in the municipality shows: a civil day and a time of day, to the minute.
///
/// Decisions are made at civil moments; only waking up needs an instant, and the shell converts.
public struct CivilMoment: Hashable, Comparable, Sendable {
  public let day: CivilDay
  public let time: TimeOfDay

  public init(_ day: CivilDay, _ time: TimeOfDay) {
    self.day = day
    self.time = time
  }

  public static func < (a: CivilMoment, b: CivilMoment) -> Bool {
    (a.day, a.time) < (b.day, b.time)
  }
}

/// `2019-06-28T07:30`.
extension CivilMoment: LosslessStringConvertible {
  public init?(_ text: String) {
    let parts = text.split(separator: "T", omittingEmptySubsequences: false)
    guard parts.count == 2, let day = CivilDay(iso: parts[0]), let time = TimeOfDay(String(parts[1]))
    else { return nil }
    self.init(day, time)
  }

  public var description: String { "\(day)T\(time)" }
}
