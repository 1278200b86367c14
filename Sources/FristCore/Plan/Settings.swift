/// What frist.yaml says; every key has a default (DESIGN.md 4).
public struct Settings: Hashable, Sendable {
  /// An IANA zone name that the system's tzdata has.
  public var zone = "Europe/Oslo"
  public var language = Language.nb
  /// 05:00...22:00, so that no change to or from summer time can touch it.
  public var sendAt = TimeOfDay(hour: 7, minute: 30)!
  /// The directory of plan files; an absolute path, or one from the working directory.
  public var plans = "plans.d"
  public var directory = "directory.yaml"
  /// Who gets technical errors; nil for nobody.
  public var admin: RecipientID?
  public var mail = MailSettings()
  public var ladders: [ObligationKind: LadderEdit] = [:]
  /// For plans that say none of their own (DESIGN.md 4, `remind_from`).
  public var remindFrom: CivilDay?
  public var workCalendar = WorkCalendar.standard
  /// Predefined and the municipality's own.
  public var events: [Event] = Event.predefined
  public var hold = HoldSettings()
  public var spool = "/var/spool/frist"
  public var control = "/run/frist/control"

  public init() {}

  /// The ladder of an obligation: its own keys, then the plan's of the kind, then these settings', then the standard.
  public func ladder(of obligation: Obligation, in plan: Plan) -> Ladder {
    var ladder = Ladder.standard(for: obligation.kind)
    if let edit = ladders[obligation.kind] { ladder = edit.applied(to: ladder) }
    if let edit = plan.ladders[obligation.kind] { ladder = edit.applied(to: ladder) }
    return obligation.ladder.applied(to: ladder)
  }
}

public struct MailSettings: Hashable, Sendable {
  /// The address that mail comes from.
  public var from = "frist@localhost"
  public var deliver = DeliveryMethod.maildir
  /// Whether an iCalendar part is attached.
  public var calendar = false
  /// Whether an HTML part stands beside the text.
  public var html = true
  /// Where `fristctl publish` puts its pages, as readers reach it: an http or https address ending in "/".
  public var link: String?
  /// The address that bounces go to; nil means the administrator's.
  public var bounces: String?
  /// Stands below every mail.
  public var footer: String?

  public init() {}
}

/// When all mail is held (DESIGN.md 5, rule 14).
public struct HoldSettings: Hashable, Sendable {
  /// A jump of the wall clock against the boot clock, in hours.
  public var jumpHours = 36
  /// An absence across boots, in days.
  public var absenceDays = 62

  public init() {}
}
