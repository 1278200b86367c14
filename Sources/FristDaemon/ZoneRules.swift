/// What a zone's clocks do: when their distance from UTC changes, and the rule for all the years after that.
///
/// Read from a file of the form TZif, version 2 or later (RFC 8536).
struct ZoneRules: Hashable, Sendable {
  /// Since which instant, in seconds since 1970, ascending; and the seconds east of UTC from then on.
  private var instants: [Int] = []
  private var offsets: [Int] = []
  /// Before the first of them.
  private let first: Int
  /// After the last of them; nil where it goes on for good.
  private let ahead: YearlyRule?

  /// Seconds east of UTC at an instant.
  func offset(at seconds: Int) -> Int {
    var (low, high) = (0, instants.count)
    while low < high {
      let middle = (low + high) / 2
      if instants[middle] <= seconds { low = middle + 1 } else { high = middle }
    }
    if low == instants.count, let ahead { return ahead.offset(at: seconds) }
    return low == 0 ? first : offsets[low - 1]
  }

  /// Nil for what is no such file, or cut short.
  init?(_ bytes: [UInt8]) {
    var file = Cursor(bytes)
    // The first block has times of 32 bits, for readers of long ago.
    guard let old = Header(&file), old.version >= UInt8(ascii: "2"), file.skip(old.length(ofTime: 4)),
      let header = Header(&file), header.types > 0
    else { return nil }
    for _ in 0..<header.times {
      guard let time = file.integer(8) else { return nil }
      instants.append(time)
    }
    var kinds: [Int] = []
    for _ in 0..<header.times {
      guard let kind = file.byte(), Int(kind) < header.types else { return nil }
      kinds.append(Int(kind))
    }
    var types: [Int] = []
    for _ in 0..<header.types {
      guard let offset = file.integer(4), abs(offset) < 86_400, file.skip(2) else { return nil }
      types.append(offset)
    }
    guard zip(instants, instants.dropFirst()).allSatisfy({ $0 < $1 }), file.skip(header.lengthOfRest) else {
      return nil
    }
    first = types[0]
    offsets = kinds.map { types[$0] }
    guard let footer = file.line() else { return nil }
    if footer.isEmpty {
      ahead = nil
    } else {
      guard let rule = YearlyRule(footer) else { return nil }
      ahead = rule
    }
  }

  private struct Header {
    let version: UInt8
    let times: Int
    let types: Int
    private let characters: Int
    private let leaps: Int
    private let standards: Int
    private let universals: Int

    init?(_ file: inout Cursor) {
      guard file.take(4) == Array("TZif".utf8), let version = file.byte(), file.skip(15) else { return nil }
      var counts: [Int] = []
      for _ in 0..<6 {
        guard let count = file.integer(4), (0...100_000).contains(count) else { return nil }
        counts.append(count)
      }
      self.version = version
      (universals, standards, leaps, times, types, characters) = (
        counts[0], counts[1], counts[2], counts[3], counts[4], counts[5]
      )
    }

    func length(ofTime size: Int) -> Int {
      times * (size + 1) + types * 6 + characters + leaps * (size + 4) + standards + universals
    }

    /// What follows the types, in the block with times of 64 bits.
    var lengthOfRest: Int { characters + leaps * 12 + standards + universals }
  }

  /// Bytes, taken one after the other.
  private struct Cursor {
    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func take(_ count: Int) -> [UInt8]? {
      guard count <= bytes.count - place else { return nil }
      defer { place += count }
      return Array(bytes[place..<place + count])
    }

    mutating func skip(_ count: Int) -> Bool { take(count) != nil }
    mutating func byte() -> UInt8? { take(1)?.first }

    /// Big-endian, two's complement.
    mutating func integer(_ size: Int) -> Int? {
      guard let bytes = take(size), let head = bytes.first else { return nil }
      return bytes.reduce(head >= 0x80 ? -1 : 0) { $0 << 8 | Int($1) }
    }

    /// The footer: a text between two line ends.
    mutating func line() -> Substring? {
      guard byte() == UInt8(ascii: "\n"), let end = bytes[place...].firstIndex(of: UInt8(ascii: "\n")) else {
        return nil
      }
      return String(decoding: bytes[place..<end], as: UTF8.self)[...]
    }
  }
}
