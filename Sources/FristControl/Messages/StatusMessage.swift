/// What `Status` answers.
public struct StatusMessage: Codable, Hashable, Sendable {
  public struct Count: Codable, Hashable, Sendable {
    public var state: String
    public var count: Int

    public init(state: String, count: Int) {
      self.state = state
      self.count = count
    }
  }

  public struct Spool: Codable, Hashable, Sendable {
    public var path: String
    public var waiting: Int
    public var oldest: String?
    public var error: String?
    public var nextTry: String?
    public var leavesMachine: Bool

    public init(
      path: String, waiting: Int, oldest: String?, error: String?, nextTry: String?, leavesMachine: Bool
    ) {
      self.path = path
      self.waiting = waiting
      self.oldest = oldest
      self.error = error
      self.nextTry = nextTry
      self.leavesMachine = leavesMachine
    }
  }

  public struct Hold: Codable, Hashable, Sendable {
    public var since: String
    public var why: String

    public init(since: String, why: String) {
      self.since = since
      self.why = why
    }
  }

  public var version: String
  public var zone: String
  public var now: String
  public var lastPass: String?
  public var nextWake: String?
  public var clockSetBack: Bool
  public var plans: Int
  public var obligations: Int
  public var counts: [Count]
  public var spool: Spool
  public var hold: Hold?
  public var problems: [ProblemMessage]

  public init(
    version: String, zone: String, now: String, lastPass: String?, nextWake: String?, clockSetBack: Bool, plans: Int,
    obligations: Int, counts: [Count], spool: Spool, hold: Hold?, problems: [ProblemMessage]
  ) {
    self.version = version
    self.zone = zone
    self.now = now
    self.lastPass = lastPass
    self.nextWake = nextWake
    self.clockSetBack = clockSetBack
    self.plans = plans
    self.obligations = obligations
    self.counts = counts
    self.spool = spool
    self.hold = hold
    self.problems = problems
  }
}
