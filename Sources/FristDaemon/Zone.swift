import FristCore
import Glibc

/// Why a zone cannot be used: never UTC in silence.
public struct UnknownZone: Error, Hashable, Sendable, CustomStringConvertible {
  public let name: String
  public let file: String
  public var description: String { "timezone \"\(name)\": \(file) is not a zone file of the system's tzdata" }
}

/// The municipality's zone, by the system's tzdata and glibc.
///
/// There is one a process: glibc keeps the zone in `TZ`.
public struct Zone: Hashable, Sendable {
  public let name: String

  /// Reads the zone's rules anew.
  public init(_ name: String) throws(UnknownZone) {
    let root = getenv("TZDIR").map { String(cString: $0) } ?? "/usr/share/zoneinfo"
    let file = "\(root)/\(name)"
    // glibc takes an unknown zone for UTC without a word.
    guard !name.isEmpty, !name.contains(".."), !name.hasPrefix("/"), let stream = fopen(file, "re") else {
      throw UnknownZone(name: name, file: file)
    }
    defer { fclose(stream) }
    var magic = [UInt8](repeating: 0, count: 4)
    guard fread(&magic, 1, 4, stream) == 4, magic == Array("TZif".utf8) else {
      throw UnknownZone(name: name, file: file)
    }
    self.name = name
    // A change of tzdata is seen only when TZ changes.
    setenv("TZ", ":UTC", 1)
    tzset()
    setenv("TZ", ":\(name)", 1)
    tzset()
  }

  /// What the wall clock shows at an instant.
  ///
  /// - Parameter seconds: Since 1970-01-01T00:00:00Z.
  public func moment(at seconds: Int) -> CivilMoment {
    let fields = local(seconds)
    let day = CivilDay(year: Int(fields.tm_year) + 1900, month: Int(fields.tm_mon) + 1, day: Int(fields.tm_mday))!
    return CivilMoment(day, TimeOfDay(hour: Int(fields.tm_hour), minute: Int(fields.tm_min))!)
  }

  /// The first instant at which the wall clock shows a moment; where it never does (the hour that summer time leaves
  /// out), the instant by the rule in force before.
  public func instant(of moment: CivilMoment) -> Int {
    let (year, month, day) = moment.day.fields
    func candidate(isSummer: Int32) -> Int {
      var fields = tm()
      fields.tm_year = Int32(year - 1900)
      fields.tm_mon = Int32(month - 1)
      fields.tm_mday = Int32(day)
      fields.tm_hour = Int32(moment.time.hour)
      fields.tm_min = Int32(moment.time.minute)
      // Asked for both: with -1 the answer inside the overlap would depend on the call before.
      fields.tm_isdst = isSummer
      return mktime(&fields)
    }
    let candidates = [candidate(isSummer: 1), candidate(isSummer: 0)].sorted()
    return candidates.first { self.moment(at: $0) == moment } ?? candidates[1]
  }

  /// The offset from UTC at an instant, in minutes east.
  public func offset(at seconds: Int) -> Int { Int(local(seconds).tm_gmtoff) / 60 }

  private func local(_ seconds: Int) -> tm {
    var seconds = time_t(seconds)
    var fields = tm()
    localtime_r(&seconds, &fields)
    return fields
  }
}
