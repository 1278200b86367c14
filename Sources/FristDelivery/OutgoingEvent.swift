import FristProgram

/// What frist-post says in the journal: what became of mail that leaves by other ways than a Maildir (DESIGN.md 7).
///
/// Ids only, as with the daemon's events: a recipient is a role, and what sendmail said comes without addresses.
public enum OutgoingEvent: Hashable, Sendable {
  /// A message, as all that is said of it names it.
  public struct Mail: Hashable, Sendable {
    /// The delivery's id in the ledger.
    public var delivery: String
    /// A role, unit or group; nil where the file does not say.
    public var recipient: String?
    /// `sendmail` or `mbox`; nil where the file does not say.
    public var way: String?
    /// Tries so far, the one that this is about included.
    public var tries: Int

    public init(delivery: String, recipient: String?, way: String?, tries: Int) {
      self.delivery = delivery
      self.recipient = recipient
      self.way = way
      self.tries = tries
    }
  }

  /// It is with the MTA, or in the mailbox. `seconds` have gone by since it was first tried.
  case handedOver(Mail, afterSeconds: Int)
  /// Tried in vain; it stays and is tried again.
  case delayed(Mail, why: String)
  /// Tried for too long, or no message at all: now in `outgoing/failed/`.
  case gaveUp(Mail, why: String)
  /// Handed over, but its file cannot be removed: it will be handed over again.
  case notRemoved(Mail, SystemError)
  /// `frist-post --retry` took it out of `outgoing/failed/`.
  case broughtBack(delivery: String)
  /// The spool cannot be used: nothing more is tried in this run. `waiting` is nil where even that is not known.
  case brokenOff(SystemError, waiting: Int?)
}

extension OutgoingEvent: JournalEntry {
  /// One `MESSAGE_ID` and one entry in deploy/catalog each, for good; the raw value is `FRIST_EVENT`.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case handedOver = "post-handed-over"
    case delayed = "post-delayed"
    case gaveUp = "post-gave-up"
    case notRemoved = "post-not-removed"
    case broughtBack = "post-brought-back"
    case brokenOff = "post-broken-off"

    public var messageID: String {
      switch self {
      case .handedOver: "ae1423df4c4b408c8706dbc7daa8931c"
      case .delayed: "01060a06cafe4618b1fce0d9999d3613"
      case .gaveUp: "c4912285aa2945aaa7360da3da9d83b7"
      case .notRemoved: "d8b2312cdcaf484b86740b04cbd1e734"
      case .broughtBack: "182046c00a574574bf2d2a3dce4ff946"
      case .brokenOff: "aadbcb0c83bd4e52b6673fc94c9247aa"
      }
    }
  }

  public var kind: Kind {
    switch self {
    case .handedOver: .handedOver
    case .delayed: .delayed
    case .gaveUp: .gaveUp
    case .notRemoved: .notRemoved
    case .broughtBack: .broughtBack
    case .brokenOff: .brokenOff
    }
  }

  public var priority: JournalPriority {
    switch self {
    case .handedOver, .broughtBack: .notice
    case .delayed: .warning
    case .gaveUp, .brokenOff: .error
    case .notRemoved: .critical
    }
  }

  public var message: String { text.onOneLine }

  private var text: String {
    switch self {
    case .handedOver(let mail, _):
      "\(mail.shown): handed over to \(mail.way ?? "nobody")\(mail.tries > 1 ? " at try \(mail.tries)" : "")"
    case .delayed(let mail, let why): "\(mail.shown): not handed over at try \(mail.tries), tried again later: \(why)"
    case .gaveUp(let mail, let why):
      "\(mail.shown): given up \(mail.tries > 0 ? "after \(mail.tries == 1 ? "1 try" : "\(mail.tries) tries")" : "untried")"
        + ", now in outgoing/failed; frist-post --retry brings it back: \(why)"
    case .notRemoved(let mail, let error):
      "\(mail.shown): handed over, but \(error); it will be handed over again"
    case .broughtBack(let delivery): "\(delivery): brought back from outgoing/failed"
    case .brokenOff(let error, let waiting):
      "\(error)\(waiting.map { $0 == 1 ? "; 1 message waits" : "; \($0) messages wait" } ?? "")"
    }
  }

  public var fields: [JournalField] {
    let head: [(String, (any CustomStringConvertible)?)] = [
      ("MESSAGE", message), ("MESSAGE_ID", kind.messageID), ("PRIORITY", priority.rawValue),
      ("FRIST_EVENT", kind.rawValue),
    ]
    return (head + values).compactMap { name, value in value.map { JournalField(name: name, value: $0.description) } }
  }

  private var values: [(String, (any CustomStringConvertible)?)] {
    switch self {
    case .handedOver(let mail, let seconds): mail.values + [("FRIST_SECONDS", seconds)]
    case .delayed(let mail, let why), .gaveUp(let mail, let why): mail.values + [("FRIST_REASON", why)]
    case .notRemoved(let mail, let error): mail.values + error.values
    case .broughtBack(let delivery): [("FRIST_DELIVERY", delivery)]
    case .brokenOff(let error, let waiting): error.values + [("FRIST_WAITING", waiting)]
    }
  }
}

extension OutgoingEvent.Mail {
  fileprivate var shown: String { recipient.map { "\(delivery) to \($0)" } ?? delivery }

  fileprivate var values: [(String, (any CustomStringConvertible)?)] {
    [("FRIST_DELIVERY", delivery), ("FRIST_RECIPIENT", recipient), ("FRIST_WAY", way), ("FRIST_TRIES", tries)]
  }
}

extension SystemError {
  fileprivate var values: [(String, (any CustomStringConvertible)?)] {
    [("FRIST_CALL", call), ("FRIST_PATH", path), ("ERRNO", errno)]
  }
}
