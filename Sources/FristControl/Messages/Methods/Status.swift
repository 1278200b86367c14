extension Control {
  /// What an administrator sees first.
  public struct Status: ControlMethod {
    public static let name = "Status"
    public static let changes = false

    /// In which words problems are said: nb, nn or en; en if null.
    public var language: String?

    public init(language: String? = nil) {
      self.language = language
    }

    /// How many there are of each state.
    public struct Count: Codable, Hashable, Sendable {
      public var state: String
      public var count: Int

      public init(state: String, count: Int) {
        self.state = state
        self.count = count
      }
    }

    /// The mail spool.
    public struct Spool: Codable, Hashable, Sendable {
      public var path: String
      /// Deliveries decided and not yet in a mailbox.
      public var waiting: Int
      /// The moment at which the oldest of them was decided.
      @OrNull public var oldest: String?
      /// Why the last attempt failed; null after one that succeeded.
      @OrNull public var error: String?
      /// When it is tried again; null where nothing waits.
      @OrNull public var nextTry: String?

      public init(path: String, waiting: Int, oldest: String? = nil, error: String? = nil, nextTry: String? = nil) {
        self.path = path
        self.waiting = waiting
        self.oldest = oldest
        self.error = error
        self.nextTry = nextTry
      }
    }

    /// What frist-post is to hand over: mail by sendmail and mbox.
    public struct Outgoing: Codable, Hashable, Sendable {
      /// Messages not yet handed over.
      public var waiting: Int
      /// Since when the oldest of them waits.
      @OrNull public var oldest: String?
      /// Messages given up, until frist-post --retry brings them back.
      public var failed: Int

      public init(waiting: Int, oldest: String? = nil, failed: Int) {
        self.waiting = waiting
        self.oldest = oldest
        self.failed = failed
      }
    }

    /// All mail is held: clock or ledger cannot be trusted.
    public struct Hold: Codable, Hashable, Sendable {
      /// Since when, by the clock that is not trusted.
      public var since: String
      /// jump, absence, firstStart or behind.
      public var cause: String
      /// Why, in a sentence.
      public var why: String

      public init(since: String, cause: String, why: String) {
        self.since = since
        self.cause = cause
        self.why = why
      }
    }

    public struct Reply: Codable, Hashable, Sendable {
      public var version: String
      /// The municipality's, as Europe/Oslo.
      public var zone: String
      /// What the wall clock shows.
      public var now: String
      public var today: String
      /// The latest moment passed; null before the first pass.
      @OrNull public var lastPass: String?
      /// When fristd looks again; null where nothing is left to tell.
      @OrNull public var nextWake: String?
      /// How many mails that wake brings; null where it is not known.
      @OrNull public var nextDigests: Int?
      /// True where the clock stands before the latest moment passed: nothing is decided.
      public var clockSetBack: Bool
      public var plans: Int
      public var obligations: Int
      /// Occurrences, and obligations without days, by state.
      public var counts: [Count]
      /// How many deadlines are read as they are until a planner confirms them.
      public var toConfirm: Int
      public var spool: Spool
      public var outgoing: Outgoing
      /// Whether any recipient's mail leaves the machine.
      public var leavesMachine: Bool
      @OrNull public var hold: Hold?
      public var problems: [ProblemMessage]

      public init(
        version: String, zone: String, now: String, today: String, lastPass: String? = nil, nextWake: String? = nil,
        nextDigests: Int? = nil, clockSetBack: Bool, plans: Int, obligations: Int, counts: [Count], toConfirm: Int,
        spool: Spool, outgoing: Outgoing, leavesMachine: Bool, hold: Hold? = nil, problems: [ProblemMessage]
      ) {
        self.version = version
        self.zone = zone
        self.now = now
        self.today = today
        self.lastPass = lastPass
        self.nextWake = nextWake
        self.nextDigests = nextDigests
        self.clockSetBack = clockSetBack
        self.plans = plans
        self.obligations = obligations
        self.counts = counts
        self.toConfirm = toConfirm
        self.spool = spool
        self.outgoing = outgoing
        self.leavesMachine = leavesMachine
        self.hold = hold
        self.problems = problems
      }
    }
  }
}
