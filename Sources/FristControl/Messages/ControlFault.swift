/// An error that `org.fristd.Control` declares: the value is its parameters.
public protocol ControlFault: Error, Codable, Hashable, Sendable {
  /// Within the interface: `NoSuchPlan`.
  static var name: String { get }
}

extension ControlFault {
  public static var errorName: ErrorName { .control(name) }

  /// What a service said, where it is this error and has its parameters.
  public init?(_ reply: ErrorReply) {
    guard reply.name == Self.errorName, let bytes = try? JSONText.message(reply.parameters).dropLast(),
      let fault = try? JSONText.decode(Self.self, from: Array(bytes))
    else { return nil }
    self = fault
  }
}

extension Control {
  /// In the order of the description.
  public static let faults: [any ControlFault.Type] = [
    NoSuchObligation.self, NoSuchPlan.self, NoSuchRecipient.self, AmbiguousOccurrence.self, NoSuchOccurrence.self,
    NoSuchVersion.self, NotPermitted.self, InvalidDate.self, InvalidDeadline.self, AlreadyDone.self, WrongState.self,
    NeverMailed.self, NotReloaded.self, ClockSetBack.self, Held.self, InternalError.self, TooManyConnections.self,
    ShuttingDown.self,
  ]

  /// No obligation has this id.
  public struct NoSuchObligation: ControlFault {
    public static let name = "NoSuchObligation"

    public var id: String
    /// An id that is nearly the same.
    @OrNull public var suggestion: String?

    public init(id: String, suggestion: String? = nil) {
      self.id = id
      self.suggestion = suggestion
    }
  }

  /// No plan has this id.
  public struct NoSuchPlan: ControlFault {
    public static let name = "NoSuchPlan"

    public var plan: String
    @OrNull public var suggestion: String?

    public init(plan: String, suggestion: String? = nil) {
      self.plan = plan
      self.suggestion = suggestion
    }
  }

  /// The directory has no such recipient.
  public struct NoSuchRecipient: ControlFault {
    public static let name = "NoSuchRecipient"

    public var recipient: String
    @OrNull public var suggestion: String?

    public init(recipient: String, suggestion: String? = nil) {
      self.recipient = recipient
      self.suggestion = suggestion
    }
  }

  /// More than one occurrence can be meant.
  public struct AmbiguousOccurrence: ControlFault {
    public static let name = "AmbiguousOccurrence"

    public var id: String
    public var occurrences: [String]

    public init(id: String, occurrences: [String]) {
      self.id = id
      self.occurrences = occurrences
    }
  }

  /// It has no such occurrence, or none that is open.
  public struct NoSuchOccurrence: ControlFault {
    public static let name = "NoSuchOccurrence"

    public var id: String
    /// Those that there are.
    public var occurrences: [String]

    public init(id: String, occurrences: [String]) {
      self.id = id
      self.occurrences = occurrences
    }
  }

  /// The ledger has no such version of the plan.
  public struct NoSuchVersion: ControlFault {
    public static let name = "NoSuchVersion"

    public var plan: String
    public var version: Int
    public var latest: Int

    public init(plan: String, version: Int, latest: Int) {
      self.plan = plan
      self.version = version
      self.latest = latest
    }
  }

  /// Only root, the daemon's user and certain groups may.
  public struct NotPermitted: ControlFault {
    public static let name = "NotPermitted"

    public var method: String
    public var groups: [String]

    public init(method: String, groups: [String]) {
      self.method = method
      self.groups = groups
    }
  }

  /// Not a day, or not one that can be meant here.
  public struct InvalidDate: ControlFault {
    public static let name = "InvalidDate"

    /// Which one, by its path.
    public var parameter: String
    public var value: String
    public var reason: String

    public init(parameter: String, value: String, reason: String) {
      self.parameter = parameter
      self.value = value
      self.reason = reason
    }
  }

  /// The text means no window that an occurrence can be moved to.
  public struct InvalidDeadline: ControlFault {
    public static let name = "InvalidDeadline"

    public var text: String
    public var reason: String
    /// From 1, in characters: where understanding stopped; null where it was understood.
    @OrNull public var column: Int?
    @OrNull public var suggestion: String?
    /// The days that it means, where it means several or too late ones.
    public var days: [String]

    public init(text: String, reason: String, column: Int? = nil, suggestion: String? = nil, days: [String]) {
      self.text = text
      self.reason = reason
      self.column = column
      self.suggestion = suggestion
      self.days = days
    }
  }

  /// It is done, and since when.
  public struct AlreadyDone: ControlFault {
    public static let name = "AlreadyDone"

    public var occurrence: String
    /// The day it was done.
    public var since: String
    public var by: String

    public init(occurrence: String, since: String, by: String) {
      self.occurrence = occurrence
      self.since = since
      self.by = by
    }
  }

  /// It is not in the state that this needs.
  public struct WrongState: ControlFault {
    public static let name = "WrongState"

    public var occurrence: String
    public var state: String
    /// A day, where one is known.
    @OrNull public var since: String?
    public var reason: String

    public init(occurrence: String, state: String, since: String? = nil, reason: String) {
      self.occurrence = occurrence
      self.state = state
      self.since = since
      self.reason = reason
    }
  }

  /// No mail goes to this recipient.
  public struct NeverMailed: ControlFault {
    public static let name = "NeverMailed"

    public var recipient: String
    /// external or group.
    public var reason: String

    public init(recipient: String, reason: String) {
      self.recipient = recipient
      self.reason = reason
    }
  }

  /// The files were not accepted; what was in force stays.
  public struct NotReloaded: ControlFault {
    public static let name = "NotReloaded"

    public var problems: [ProblemMessage]

    public init(problems: [ProblemMessage]) {
      self.problems = problems
    }
  }

  /// The clock stands before the latest moment passed: nothing is decided until it is right, or taken as right by
  /// Release.
  public struct ClockSetBack: ControlFault {
    public static let name = "ClockSetBack"

    public var now: String
    public var lastPass: String

    public init(now: String, lastPass: String) {
      self.now = now
      self.lastPass = lastPass
    }
  }

  /// All mail is held: release it first.
  public struct Held: ControlFault {
    public static let name = "Held"

    public var since: String
    public var cause: String
    public var why: String

    public init(since: String, cause: String, why: String) {
      self.since = since
      self.cause = cause
      self.why = why
    }
  }

  /// A promise between fristd's own parts was broken; the journal has more.
  public struct InternalError: ControlFault {
    public static let name = "InternalError"

    public init() {}
  }

  /// 64 connections in all, 8 of them kept for root, 16 a user.
  public struct TooManyConnections: ControlFault {
    public static let name = "TooManyConnections"

    public var limit: Int

    public init(limit: Int) {
      self.limit = limit
    }
  }

  /// fristd is on its way down.
  public struct ShuttingDown: ControlFault {
    public static let name = "ShuttingDown"

    public init() {}
  }
}
