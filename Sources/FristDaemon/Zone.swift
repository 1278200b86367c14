import FristCore
import Glibc

/// Why a zone cannot be used: never UTC in silence.
public struct UnknownZone: Error, Hashable, Sendable, CustomStringConvertible {
  public let name: String
  public let file: String
  public var description: String { "timezone \"\(name)\": \(file) is not a zone file of the system's tzdata" }
}

/// The municipality's zone, by the system's tzdata: a value, as it stood when it was read.
///
/// Read here and not by the C library, which keeps one zone a process, takes an unknown one for UTC, and answers inside
/// the hour that comes twice by what it was asked before.
public struct Zone: Hashable, Sendable {
  public let name: String
  private let rules: ZoneRules

  /// Reads the zone's rules.
  public init(_ name: String) throws(UnknownZone) {
    let root = getenv("TZDIR").map { String(cString: $0) } ?? "/usr/share/zoneinfo"
    let file = "\(root)/\(name)"
    guard !name.isEmpty, !name.contains(".."), !name.hasPrefix("/"), let bytes = Self.content(of: file),
      let rules = ZoneRules(bytes)
    else { throw UnknownZone(name: name, file: file) }
    self.name = name
    self.rules = rules
  }

  /// What the wall clock shows at an instant.
  ///
  /// - Parameter seconds: Since 1970-01-01T00:00:00Z.
  public func moment(at seconds: Int) -> CivilMoment {
    let local = seconds + rules.offset(at: seconds)
    let (day, second) = (local.floorDivided(by: 86_400), local.floorModulo(86_400))
    guard let time = TimeOfDay(hour: second / 3600, minute: second / 60 % 60) else {
      preconditionFailure("\(second) s is no time of day")
    }
    return CivilMoment(CivilDay(number: day), time)
  }

  /// The first instant at which the wall clock shows a moment; where it never does (the hour that summer time leaves
  /// out), the instant by the rule in force before.
  public func instant(of moment: CivilMoment) -> Int {
    let local = moment.day.number * 86_400 + moment.time.minutes * 60
    // No zone is a day or more away from UTC, and none changes twice in two days.
    let before = rules.offset(at: local - 86_400)
    let candidates = [before, rules.offset(at: local + 86_400)].map { local - $0 }.sorted()
    return candidates.first { $0 + rules.offset(at: $0) == local } ?? local - before
  }

  /// The offset from UTC at an instant, in minutes east.
  public func offset(at seconds: Int) -> Int { rules.offset(at: seconds).floorDivided(by: 60) }

  /// A zone file's bytes; nil where there is none that can be read, or something far too long for one.
  private static func content(of file: String) -> [UInt8]? {
    let descriptor = open(file, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    var length = 0
    while length < bytes.count {
      let count = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress! + length, $0.count - length) }
      if count < 0, errno == EINTR { continue }
      if count < 0 { return nil }
      if count == 0 { return Array(bytes[..<length]) }
      length += count
    }
    return nil
  }
}

extension Int {
  func floorDivided(by divisor: Int) -> Int {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }

  func floorModulo(_ divisor: Int) -> Int { self - floorDivided(by: divisor) * divisor }
}
