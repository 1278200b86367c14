/// The parameters and answers of `org.fristd.Control` that have no file of their own. Optional parameters may be left out.
public enum Control {
  public struct ListParameters: Codable, Hashable, Sendable {
    public var plan: String?
    public var overdue: Bool?
    public var dueWithin: Int?
    public var state: String?
    public var responsible: String?
    public var kind: String?
    public var year: Int?

    public init(
      plan: String? = nil, overdue: Bool? = nil, dueWithin: Int? = nil, state: String? = nil,
      responsible: String? = nil, kind: String? = nil, year: Int? = nil
    ) {
      self.plan = plan
      self.overdue = overdue
      self.dueWithin = dueWithin
      self.state = state
      self.responsible = responsible
      self.kind = kind
      self.year = year
    }
  }

  public struct ListReply: Codable, Hashable, Sendable {
    public var occurrences: [OccurrenceMessage]
    public init(occurrences: [OccurrenceMessage]) { self.occurrences = occurrences }
  }

  /// Of `Show`, `Why` and `Reopen`.
  public struct IDParameters: Codable, Hashable, Sendable {
    public var id: String
    public init(id: String) { self.id = id }
  }

  public struct CompleteParameters: Codable, Hashable, Sendable {
    public var id: String
    public var on: String?
    public var note: String?

    public init(id: String, on: String? = nil, note: String? = nil) {
      self.id = id
      self.on = on
      self.note = note
    }
  }

  public struct ConfirmParameters: Codable, Hashable, Sendable {
    public var id: String
    public var note: String?

    public init(id: String, note: String? = nil) {
      self.id = id
      self.note = note
    }
  }

  /// Of `Complete` and `Reopen`.
  public struct OccurrenceReply: Codable, Hashable, Sendable {
    public var occurrence: OccurrenceMessage
    public init(occurrence: OccurrenceMessage) { self.occurrence = occurrence }
  }

  public struct PreviewParameters: Codable, Hashable, Sendable {
    public var from: String?
    public var to: String?
    public var recipient: String?

    public init(from: String? = nil, to: String? = nil, recipient: String? = nil) {
      self.from = from
      self.to = to
      self.recipient = recipient
    }
  }

  public struct PreviewReply: Codable, Hashable, Sendable {
    public var digests: [DigestMessage]
    public init(digests: [DigestMessage]) { self.digests = digests }
  }

  public struct ReloadReply: Codable, Hashable, Sendable {
    public var problems: [ProblemMessage]
    public init(problems: [ProblemMessage]) { self.problems = problems }
  }

  public struct ReleaseReply: Codable, Hashable, Sendable {
    public var released: Bool
    /// The next look; nil where nothing is left to tell.
    public var next: String?
    public init(released: Bool, next: String? = nil) {
      self.released = released
      self.next = next
    }
  }

  public struct Delivery: Codable, Hashable, Sendable {
    public var id: String
    public var recipient: String
    /// `delivered` or `waiting`.
    public var state: String
    public var error: String?

    public init(id: String, recipient: String, state: String, error: String?) {
      self.id = id
      self.recipient = recipient
      self.state = state
      self.error = error
    }
  }

  public struct PassReply: Codable, Hashable, Sendable {
    public var deliveries: [Delivery]
    public init(deliveries: [Delivery]) { self.deliveries = deliveries }
  }

  /// The parameters of every named error, each present where the error has it.
  public struct ErrorParameters: Codable, Hashable, Sendable {
    public var id: String?
    public var suggestion: String?
    public var plan: String?
    public var occurrence: String?
    public var occurrences: [String]?
    public var method: String?
    public var groups: [String]?
    public var parameter: String?
    public var value: String?
    public var state: String?
    public var reason: String?
    public var problems: [ProblemMessage]?
    public var now: String?
    public var lastPass: String?
    public var since: String?
    public var why: String?

    public init() {}
  }
}
