import FristControl
import FristCore
import FristLedger

/// What administrators ask and say: one function a method of `org.fristd.Control`.
///
/// Who may, a clock that is not trusted and the journal are the daemon's; everything that is said of the parameters is
/// said here, as `ControlError` or `InvalidParameter`. `by` is the kernel's word on who asks; `now` is the wall clock's.
extension Office {
  // MARK: Looking

  /// `machine` has what only the daemon knows. Does not grow with the number of obligations (DESIGN.md 12).
  func status(_ wanted: Control.Status, _ machine: MachineState, at now: CivilMoment) throws -> Control.Status.Reply {
    throw ControlError.methodNotImplemented(Control.Status.name)
  }

  /// - Throws: `NoSuchPlan`, `NoSuchRecipient`; `InvalidParameter`.
  func list(_ wanted: Control.List, at now: CivilMoment) throws -> [OccurrenceMessage] {
    throw ControlError.methodNotImplemented(Control.List.name)
  }

  /// Also of what is withdrawn or invalid; an id that `each` made members of means all of them.
  ///
  /// - Throws: `NoSuchPlan`, `NoSuchObligation`.
  func show(_ wanted: Control.Show, at now: CivilMoment) throws -> Control.Show.Reply {
    throw ControlError.methodNotImplemented(Control.Show.name)
  }

  /// - Throws: `NoSuchPlan`, `NoSuchObligation`, `NoSuchOccurrence`, `AmbiguousOccurrence`.
  func why(_ wanted: Control.Why, at now: CivilMoment) throws -> Control.Why.Reply {
    throw ControlError.methodNotImplemented(Control.Why.name)
  }

  /// - Throws: `NoSuchPlan`, `NoSuchRecipient`, `InvalidDate` (parameter `asOf` or `year`), `InvalidParameter`.
  func report(_ wanted: Control.Report, at now: CivilMoment) throws -> Control.Report.Reply {
    throw ControlError.methodNotImplemented(Control.Report.name)
  }

  /// - Throws: `NoSuchPlan`, `NoSuchRecipient`.
  func calendar(_ wanted: Control.Calendar, at now: CivilMoment) throws -> Control.Calendar.Reply {
    throw ControlError.methodNotImplemented(Control.Calendar.name)
  }

  /// All entries that fit, oldest first; `EntryMessage.init(_:names:state:)` makes each.
  ///
  /// - Throws: `NoSuchPlan`, `InvalidDate`.
  func log(_ wanted: Control.Log) throws -> [EntryMessage] {
    throw ControlError.methodNotImplemented(Control.Log.name)
  }

  /// - Throws: `NoSuchPlan`, `NoSuchVersion`.
  func planVersion(_ wanted: Control.PlanVersion) throws -> Control.PlanVersion.Reply {
    throw ControlError.methodNotImplemented(Control.PlanVersion.name)
  }

  func pages(at now: CivilMoment) throws -> [Control.Pages.Page] {
    throw ControlError.methodNotImplemented(Control.Pages.name)
  }

  // MARK: Saying

  /// All of them or none; a wrong one is named by its path (`items.2.on`).
  ///
  /// - Throws: What finding an occurrence throws; `AlreadyDone`, `WrongState`, `InvalidDate`, `InvalidParameter`.
  func complete(_ wanted: Control.Complete, by uid: UInt32, at now: CivilMoment) throws -> Control.Complete.Reply {
    throw ControlError.methodNotImplemented(Control.Complete.name)
  }

  func reopen(_ wanted: Control.Reopen, by uid: UInt32, at now: CivilMoment) throws -> Control.Reopen.Reply {
    throw ControlError.methodNotImplemented(Control.Reopen.name)
  }

  func cancel(_ wanted: Control.Cancel, by uid: UInt32, at now: CivilMoment) throws -> Control.Cancel.Reply {
    throw ControlError.methodNotImplemented(Control.Cancel.name)
  }

  /// - Throws: `InvalidDate` for a day that is not to come.
  func snooze(_ wanted: Control.Snooze, by uid: UInt32, at now: CivilMoment) throws -> Control.Snooze.Reply {
    throw ControlError.methodNotImplemented(Control.Snooze.name)
  }

  /// - Throws: `InvalidDeadline`.
  func move(_ wanted: Control.Move, by uid: UInt32, at now: CivilMoment) throws -> Control.Move.Reply {
    throw ControlError.methodNotImplemented(Control.Move.name)
  }

  /// Of an obligation, or of a plan whose file is gone.
  func confirm(_ wanted: Control.Confirm, by uid: UInt32, at now: CivilMoment) throws -> Control.Confirm.Reply {
    throw ControlError.methodNotImplemented(Control.Confirm.name)
  }

  /// - Throws: `InvalidParameter` (`year`) where none is given and no round has opened.
  func evaluate(_ wanted: Control.Evaluate, by uid: UInt32, at now: CivilMoment) throws -> Control.Evaluate.Reply {
    throw ControlError.methodNotImplemented(Control.Evaluate.name)
  }

  /// - Throws: `NoSuchRecipient`, `NeverMailed`.
  func testMail(_ wanted: Control.TestMail, by uid: UInt32, at now: CivilMoment) throws -> Control.TestMail.Reply {
    throw ControlError.methodNotImplemented(Control.TestMail.name)
  }

  // MARK: Steering

  /// What was decided in this run and is not yet in a mailbox, by delivery.
  var summaries: [DeliveryID: DigestSummary] { [:] }
}

/// A mail in a line.
struct DigestSummary: Hashable, Sendable {
  let notices: Int
  let subject: String
}

/// What reading the files again came to: `Office.reload(at:)` returns it.
struct FileChange: Hashable, Sendable {
  /// New, gone, and there again.
  struct Names: Hashable, Sendable {
    var new: [String] = []
    var gone: [String] = []
    var back: [String] = []
  }
  struct Move: Hashable, Sendable {
    let occurrence: String
    let from: CivilDay?
    let to: CivilDay?
  }

  var plans = Names()
  /// `PLAN/ID`.
  var obligations = Names()
  var moved: [Move] = []
  var newProblems: [Problem] = []
  var solvedProblems: [Problem] = []
}
