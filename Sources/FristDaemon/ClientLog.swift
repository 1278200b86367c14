import FristControlServer
import FristDelivery

/// What misbehaving clients are worth in the journal: a line a user an interval, with how many more there were.
///
/// Anybody may connect: without this a stranger writes ten thousand lines a second.
struct ClientLog {
  /// A user's first is said at once; the rest of an interval in one line at its end.
  static let intervalSeconds = 60
  /// So many users an interval have a line of their own.
  static let users = 16

  private struct Count {
    var more = 0
    var last: (pid: Int32?, what: String)
  }

  private var counts: [UInt32: Count] = [:]
  /// Those without a line of their own, and the last of them.
  private var others: (number: Int, uid: UInt32) = (0, .max)
  /// When the interval ends, in seconds since the boot; nil while nobody misbehaves.
  private(set) var end: Int?

  /// - Parameter now: In seconds since the boot.
  /// - Returns: What to say now.
  mutating func note(uid: UInt32, pid: Int32?, what: String, at now: Int) -> [JournalEvent] {
    let over = close(at: now)
    if end == nil { end = now + Self.intervalSeconds }
    if counts[uid] != nil {
      counts[uid]?.more += 1
      counts[uid]?.last = (pid, what)
    } else if counts.count < Self.users {
      counts[uid] = Count(last: (pid, what))
      return over + [.clientMisbehaved(uid: uid, pid: pid, what: what)]
    } else {
      others = (others.number + 1, uid)
    }
    return over
  }

  /// What an interval that is over came to; nothing before its end.
  mutating func close(at now: Int) -> [JournalEvent] {
    guard let end, now >= end else { return [] }
    defer { self = ClientLog() }
    let counted = counts.filter { $0.value.more > 0 }.sorted { $0.key < $1.key }.map { uid, count in
      JournalEvent.clientMisbehaved(
        uid: uid, pid: nil, what: "\(count.more) more times within a minute, the last: \(count.last.what)")
    }
    if others.number == 0 { return counted }
    return counted + [
      .clientMisbehaved(uid: others.uid, pid: nil, what: "\(others.number) times within a minute, others included")
    ]
  }

  /// There were so many more than anybody looked at.
  mutating func count(more number: Int) {
    if number > 0 { others = (others.number + number, counts.keys.min() ?? others.uid) }
  }
}
