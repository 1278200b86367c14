import FristCore

/// A civil moment with its distance from UTC, as the Date header has it (RFC 5322, 3.3).
public struct MailDate: Hashable, Sendable {
  public let moment: CivilMoment
  /// Minutes east of UTC, -1439...1439: 120 in Norway's summer.
  public let offsetMinutes: Int

  public init(_ moment: CivilMoment, offsetMinutes: Int) {
    precondition((-1439...1439).contains(offsetMinutes), "no zone is a day or more away from UTC")
    self.moment = moment
    self.offsetMinutes = offsetMinutes
  }
}

/// `Fri, 28 Jun 2019 07:30:00 +0200`.
extension MailDate: CustomStringConvertible {
  private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  public var description: String {
    let (year, month, day) = moment.day.fields
    let weekday = Self.weekdays[moment.day.weekday.rawValue - 1]
    let offset = abs(offsetMinutes)
    let zone = "\(offsetMinutes < 0 ? "-" : "+")\((offset / 60).zeroPadded(2))\((offset % 60).zeroPadded(2))"
    return "\(weekday), \(day) \(Self.months[month - 1]) \(year.zeroPadded(4)) \(moment.time):00 \(zone)"
  }
}
