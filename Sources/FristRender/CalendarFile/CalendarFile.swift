import FristCore

/// Deadlines as an iCalendar object (RFC 5545) that programs take in or subscribe to.
///
/// The same value always has the same bytes: the time of its making is given.
public struct CalendarFile: Hashable, Sendable {
  /// What calendar programs call it; nil for none.
  public var name: String?
  public var events: [CalendarEvent]
  /// When the events were written down: `DTSTAMP` of each.
  public var stamp: CalendarStamp

  public init(name: String? = nil, events: [CalendarEvent], stamp: CalendarStamp) {
    self.name = name
    self.events = events
    self.stamp = stamp
  }

  /// Lines of at most 75 octets, each ended by CR LF.
  public var text: String {
    var lines = ContentLines()
    lines.add("BEGIN", "VCALENDAR")
    lines.add("VERSION", "2.0")
    lines.add("PRODID", "-//frist//frist//NO")
    lines.add("CALSCALE", "GREGORIAN")
    lines.add("METHOD", "PUBLISH")
    // NAME is RFC 7986, 5.1; Outlook and Google know the older one.
    if let name {
      lines.add("NAME", text: name)
      lines.add("X-WR-CALNAME", text: name)
    }
    for event in events { event.write(to: &lines, stamp) }
    lines.add("END", "VCALENDAR")
    return lines.text
  }
}

/// A moment in UTC, to the minute.
public struct CalendarStamp: Hashable, Sendable {
  let moment: CivilMoment

  /// - Parameter offsetMinutes: of the moment from UTC, east positive.
  public init(_ moment: CivilMoment, offsetMinutes: Int) {
    let minutes = moment.time.minutes - offsetMinutes
    let days = (minutes >= 0 ? minutes : minutes - 1439) / 1440
    let rest = minutes - days * 1440
    // 0...1439 by the line above.
    let time = TimeOfDay(hour: rest / 60, minute: rest % 60) ?? .midnight
    self.moment = CivilMoment(moment.day.shifted(byDays: days), time)
  }

  var text: String {
    "\(moment.day.basic)T\(moment.time.hour.zeroPadded(2))\(moment.time.minute.zeroPadded(2))00Z"
  }
}

extension CivilDay {
  /// `20190630`.
  var basic: String {
    let (year, month, day) = fields
    return year.zeroPadded(4) + month.zeroPadded(2) + day.zeroPadded(2)
  }
}
