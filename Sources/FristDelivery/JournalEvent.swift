import FristCore
import FristProgram

/// What is worth an entry in the journal: something told, or something that happened to the daemon (DESIGN.md 7).
///
/// Ids and titles only: nothing here takes a name or an address. Who acted is a uid, as the kernel says it.
public enum JournalEvent: Hashable, Sendable {
  /// What an administrator's command did to an occurrence or an obligation.
  public enum Outcome: String, Hashable, Sendable, CaseIterable {
    case done, reopened, cancelled, confirmed, snoozed, moved, evaluated
  }

  /// A notice whose delivery is marked.
  case told(Telling)

  /// The files are read. `lastPass` is nil in a new ledger.
  case started(version: String, plans: Int, obligations: Int, lastPass: CivilMoment?)
  /// The first pass is recorded; `next` is nil where nothing is left to tell.
  case ready(next: CivilMoment?)
  case reloaded(plans: Int, obligations: Int, problems: Int)
  /// frist.yaml or directory.yaml is not accepted; the versions in force stay.
  case notReloaded(String)
  /// Something wrong in a file.
  case found(Problem)
  /// A pass is finished. `next` is nil where nothing is left to tell.
  case passed(digests: Int, notices: Int, next: CivilMoment?)
  case stopping(cause: String)
  case stopped
  /// The configuration is unusable: fristd ends with 78 before it began.
  case refused(String)
  /// The ledger failed, or another thing that fristd cannot live without: it ends, and systemd starts it afresh.
  case failed(String)

  /// The clock stands before the latest civil moment passed: nothing is decided.
  case clockSetBack(now: CivilMoment, last: CivilMoment)
  /// All mail is held (DESIGN.md 5, rule 14).
  case held(String)
  case released(by: UInt32)
  /// What `clockSetBack` or `held` said is over by itself.
  case clockRight

  /// The spool could not be written.
  case spoolFailed(SystemError, deliveries: Int, nextTry: CivilMoment)
  case spoolRecovered(path: String, afterSeconds: Int, failures: Int)
  /// A delivery still pending on a later day: its notices are decided anew.
  case deliveryWithdrawn(String, recipient: RecipientID)

  /// A command changed the record. Nothing is said of notes and reasons: people write names into them.
  case outcome(Outcome, plan: PlanID, obligation: String, occurrence: String?, by: UInt32)
  /// A client of the control socket was told and dropped; `pid` is nil where the kernel does not say.
  case clientMisbehaved(uid: UInt32, pid: Int32?, what: String)
  /// Nobody read the journal for a while: so many entries are not in it. The ledger has them.
  case entriesLost(Int)
}
