/// What becomes one entry of the journal: an event of the daemon, or one of frist-post.
public protocol JournalEntry: Sendable {
  /// One sentence on one line.
  var message: String { get }
  var priority: JournalPriority { get }
  /// All fields, `MESSAGE`, `MESSAGE_ID` and `PRIORITY` among them.
  var fields: [JournalField] { get }
}

extension JournalEvent: JournalEntry {
  public var priority: JournalPriority { kind.priority }
}
