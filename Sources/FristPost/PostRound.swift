import FristDelivery
import FristProgram
import Glibc

/// One round of frist-post: what waits in `outgoing/` is handed over, each message by its way.
///
/// May be killed anywhere and run again: nothing is lost. By sendmail at least once, with the same Message-ID: who is killed
/// between the MTA's yes and the unlink hands over again. Into an mbox once, unless a reader or another mail comes in that
/// moment.
public struct PostRound {
  /// Where everything is, and how long to wait for others.
  public struct Premises: Sendable {
    public var spool: String
    public var sendmail: String
    /// Where the mailboxes of local accounts are.
    public var mailDirectory: String
    public var sendmailSeconds: Int
    public var lockSeconds: Int

    public init(
      spool: String, sendmail: String, mailDirectory: String, sendmailSeconds: Int, lockSeconds: Int
    ) {
      self.spool = spool
      self.sendmail = sendmail
      self.mailDirectory = mailDirectory
      self.sendmailSeconds = sendmailSeconds
      self.lockSeconds = lockSeconds
    }
  }

  /// What became of what waited.
  public struct Tally: Hashable, Sendable {
    public var broughtBack = 0
    public var handedOver = 0
    public var gaveUp = 0
    /// What stays, tried or not.
    public var waiting = 0
    /// Files that stay in `new/`, since nobody can name them.
    public var foreign = 0

    public init() {}
  }

  private let outgoing: Outgoing?
  private let sendmail: Sendmail
  private let premises: Premises
  private let journal: Journal
  private var tally = Tally()
  private var closed = ClosedWays()
  /// What goes by sendmail, until everything was looked at.
  private var later: [WaitingMessage] = []
  /// Why something could not be given up: it stays, and the others get their turn.
  private var notGivenUp: SystemError?

  /// Opens and locks the spool; waits where another frist-post is at work.
  public init(_ premises: Premises, journal: Journal) throws(SystemError) {
    self.premises = premises
    self.journal = journal
    sendmail = Sendmail(path: premises.sendmail, limitSeconds: premises.sendmailSeconds)
    outgoing = try Outgoing(spool: OpenDirectory(at: premises.spool))
  }

  /// Brings back what was given up.
  public mutating func bringBack() throws(SystemError) {
    for delivery in try outgoing?.bringBack() ?? [] {
      tally.broughtBack += 1
      journal.send(.broughtBack(delivery: delivery))
    }
  }

  /// Tries what waits, and what comes meanwhile.
  ///
  /// - Parameter onlyDue: Without what was tried in vain so lately that its pause is not over.
  /// - Throws: Where the spool itself cannot be used; what waits then stays as it is.
  public mutating func run(onlyDue: Bool) throws(SystemError) -> Tally {
    guard let outgoing else { return tally }
    var seen: Set<String> = []
    while true {
      tally.foreign = try outgoing.takeIn().foreign
      let waiting = try outgoing.waiting().filter { !seen.contains($0.delivery) }
      if waiting.isEmpty { break }
      // Into a mailbox the oldest goes first: what half of was written by a try that was killed is mended by its next.
      for message in waiting {
        seen.insert(message.delivery)
        if !onlyDue || message.isDue(at: Self.now) { try attempt(message, outgoing, putsOff: true) }
      }
      // By sendmail what was never tried, then what was tried longest ago: whose mail takes long to fail, and closes the
      // way for a round, holds up nobody else for good.
      for message in later.sorted(by: { ($0.lastTried, $0.delivery) < ($1.lastTried, $1.delivery) }) {
        try attempt(message, outgoing, putsOff: false)
      }
      later = []
    }
    if let notGivenUp { throw notGivenUp }
    tally.waiting = try outgoing.waiting().count
    return tally
  }

  /// - Parameter putsOff: Whether what goes by sendmail is tried later.
  private mutating func attempt(
    _ message: WaitingMessage, _ outgoing: Outgoing, putsOff: Bool
  ) throws(SystemError) {
    var mail = OutgoingEvent.Mail(delivery: message.delivery, recipient: nil, way: nil, tries: message.tries)
    let file: MessageFile
    do throws(SystemError) {
      file = try outgoing.open(message)
    } catch {
      // Removed by somebody since its name was read.
      if error.errno == ENOENT { return }
      // Of this file alone, perhaps: the others get their turn.
      return settle(try outgoing.note(message, triedAt: Self.now), mail, .system(error), outgoing)
    }
    switch file.content {
    case .failure(let error): giveUp(message, mail, why: "\(error)", outgoing)
    case .success((let envelope, let content)):
      mail.recipient = envelope.recipient
      mail.way = envelope.way.name
      if putsOff, case .sendmail = envelope.way {
        later.append(message)
        return
      }
      if closed.contains(envelope.way) { return }
      let tried = try outgoing.note(message, triedAt: Self.now)
      do throws(HandOverError) {
        try handOver(file, envelope, content, firstTried: tried.firstTried)
      } catch {
        closed.note(error, by: envelope.way)
        return settle(tried, mail, error, outgoing)
      }
      mail.tries = tried.tries
      do throws(SystemError) {
        try outgoing.remove(tried)
      } catch {
        journal.send(.notRemoved(mail, error))
        throw error
      }
      closed.note(nil, by: envelope.way)
      tally.handedOver += 1
      journal.send(.handedOver(mail, afterSeconds: max(0, Self.now - tried.firstTried)))
    }
  }

  private func handOver(
    _ file: MessageFile, _ envelope: OutgoingEnvelope, _ content: ArraySlice<UInt8>, firstTried: Int
  ) throws(HandOverError) {
    switch envelope.way {
    case .sendmail(let address):
      do throws(SystemError) {
        try file.rewind(to: content)
      } catch {
        throw .system(error)
      }
      try sendmail.hand(file.file, from: envelope.bounces, to: address)
    case .mbox(let user):
      try Mailbox(of: user, in: premises.mailDirectory)
        .append(MboxMessage(content, from: envelope.bounces, at: firstTried), lockSeconds: premises.lockSeconds)
    }
  }

  /// After a try in vain: it stays, or it is given up.
  private mutating func settle(
    _ tried: WaitingMessage, _ mail: OutgoingEvent.Mail, _ error: HandOverError, _ outgoing: Outgoing
  ) {
    var mail = mail
    mail.tries = tried.tries
    if tried.isExhausted(at: Self.now) {
      giveUp(tried, mail, why: "\(error)", outgoing)
    } else if tried.tries.nonzeroBitCount == 1 {
      // At the tries 1, 2, 4, 8 …: who looks at the journal sees that it goes on, and not two hundred times.
      journal.send(.delayed(mail, why: "\(error)"))
    }
  }

  private mutating func giveUp(
    _ message: WaitingMessage, _ mail: OutgoingEvent.Mail, why: String, _ outgoing: Outgoing
  ) {
    do throws(SystemError) {
      try outgoing.giveUp(message)
      tally.gaveUp += 1
      journal.send(.gaveUp(mail, why: why))
    } catch {
      notGivenUp = notGivenUp ?? error
    }
  }

  private static var now: Int {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    return now.tv_sec
  }
}

/// What would meet in this round only what others met, and cost as much time: it waits for the next one.
private struct ClosedWays {
  /// Failures of the way to sendmail itself, one after the other.
  private var failuresInARow = 0
  private static let mostInARow = 3
  /// Mailboxes that took nothing: one lock is waited for once.
  private var users: Set<String> = []

  func contains(_ way: OutgoingEnvelope.Way) -> Bool {
    switch way {
    case .sendmail: failuresInARow >= Self.mostInARow
    case .mbox(let user): users.contains(user)
    }
  }

  /// - Parameter error: nil where a message was handed over.
  mutating func note(_ error: HandOverError?, by way: OutgoingEnvelope.Way) {
    switch way {
    case .sendmail: failuresInARow = error?.isOfTheWay ?? false ? failuresInARow + 1 : 0
    case .mbox(let user): if error != nil { users.insert(user) }
    }
  }
}

extension OutgoingEnvelope.Way {
  fileprivate var name: String {
    switch self {
    case .sendmail: "sendmail"
    case .mbox: "mbox"
    }
  }
}
