import FristDelivery
import FristProgram
import Glibc

/// The Maildir `SPOOL/outgoing/`, held by one frist-post at a time.
///
/// | where | means | after a crash |
/// |---|---|---|
/// | `new/ID` | fristd delivered it here, nobody has seen it | taken in |
/// | `cur/ID:1,TRIES,FIRST,LAST` | taken in, waits; a try is noted before it is made | tried again, with the same Message-ID |
/// | `failed/ID:1,…` | given up | stays until `--retry` |
///
/// Each step from row to row is one rename, and handing over ends with one unlink: a message is in exactly one place at
/// every moment, and in none only when it has gone. What is tried in vain leaves `new/` at once, so that a path unit that
/// looks whether `new/` is empty does not spin.
final class Outgoing {
  private let outgoing: OpenDirectory
  private let new: OpenDirectory
  private let current: OpenDirectory

  /// Opens and locks it; waits where another frist-post is at work. nil where there is none: fristd makes it when mail is
  /// to leave for the first time.
  ///
  /// The lock is on the directory itself: it needs no file, and goes with this process, whatever ends it.
  init?(spool: OpenDirectory) throws(SystemError) {
    guard let outgoing = try spool.existing(OutgoingName.directory) else { return nil }
    try system("flock", outgoing.path) { flock(outgoing.number, LOCK_EX) }
    self.outgoing = outgoing
    new = try outgoing.directory(OutgoingName.new)
    current = try outgoing.directory(OutgoingName.tried)
  }

  /// Takes in what is new.
  ///
  /// A delivery that is there already takes the other's place: fristd delivers again what it cannot know to be there.
  ///
  /// - Returns: How many came, and how many cannot: their names are no UTF-8, and none of fristd's.
  func takeIn() throws(SystemError) -> (taken: Int, foreign: Int) {
    let names = try new.names()
    if names.isEmpty { return (0, 0) }
    let known = Dictionary(try waiting().map { ($0.delivery, $0) }) { first, _ in first }
    var taken = 0
    for name in names {
      let message = known[name] ?? WaitingMessage(delivery: name)
      do throws(SystemError) {
        try new.move(name, to: current, as: message.fileName)
        taken += 1
      } catch {
        // Removed by somebody since its name was read, or the name was not read as it is.
        guard error.errno == ENOENT else { throw error }
      }
    }
    try current.sync()
    try new.sync()
    return (taken, names.count { $0.unicodeScalars.contains("\u{FFFD}") })
  }

  /// What waits, the oldest pass first.
  func waiting() throws(SystemError) -> [WaitingMessage] { try current.names().map(WaitingMessage.init(fileName:)) }

  /// The file of a message; nothing but a regular file is opened.
  func open(_ message: WaitingMessage) throws(SystemError) -> MessageFile {
    try MessageFile(message.fileName, in: current)
  }

  /// Notes that it is tried now; durable before the try.
  func note(_ message: WaitingMessage, triedAt now: Int) throws(SystemError) -> WaitingMessage {
    let tried = message.tried(at: now)
    try current.move(message.fileName, to: current, as: tried.fileName)
    try current.sync()
    return tried
  }

  /// It has gone.
  func remove(_ message: WaitingMessage) throws(SystemError) {
    try current.remove(message.fileName)
    try current.sync()
  }

  /// It is given up. Nothing that is there already is replaced.
  func giveUp(_ message: WaitingMessage) throws(SystemError) {
    let failed = try outgoing.directory(OutgoingName.failed)
    var name = message.fileName
    var copies = 1
    while try failed.contains(name) {
      copies += 1
      name = "\(message.delivery).\(copies):1,\(message.tries),\(message.firstTried),\(message.lastTried)"
    }
    try current.move(message.fileName, to: failed, as: name)
    try failed.sync()
    try current.sync()
  }

  /// Brings back what was given up, as if it were new; its tries are counted from the beginning.
  ///
  /// - Returns: The deliveries.
  func bringBack() throws(SystemError) -> [String] {
    guard let failed = try outgoing.existing(OutgoingName.failed) else { return [] }
    var back: [String] = []
    for name in try failed.names() {
      let delivery = WaitingMessage(fileName: name).delivery
      try failed.move(name, to: current, as: WaitingMessage(delivery: delivery).fileName)
      back.append(delivery)
    }
    if !back.isEmpty {
      try current.sync()
      try failed.sync()
    }
    return back
  }
}
