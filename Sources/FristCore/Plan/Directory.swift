/// By what way a recipient's mail goes (DESIGN.md 7).
public enum DeliveryMethod: String, Hashable, Sendable, CaseIterable {
  case maildir, mbox, sendmail
}

/// A role, unit or group: never a person.
public struct Recipient: Hashable, Sendable {
  public var id: RecipientID
  public var name: String
  /// An address of RFC 5322's addr-spec form, ASCII.
  public var mail: String?
  public var language: Language?
  /// Who is told when something stays overdue.
  public var superior: RecipientID?
  public var deputy: Deputy?
  public var deliver: DeliveryMethod?
  /// The local account, for mbox.
  public var user: String?
  /// Never mailed; the coordinator gets it.
  public var isExternal: Bool
  /// In order; empty for everything but a group.
  public var members: [RecipientID]

  public init(
    id: RecipientID, name: String, mail: String? = nil, language: Language? = nil, superior: RecipientID? = nil,
    deputy: Deputy? = nil, deliver: DeliveryMethod? = nil, user: String? = nil, isExternal: Bool = false,
    members: [RecipientID] = []
  ) {
    self.id = id
    self.name = name
    self.mail = mail
    self.language = language
    self.superior = superior
    self.deputy = deputy
    self.deliver = deliver
    self.user = user
    self.isExternal = isExternal
    self.members = members
  }
}

/// Who reads a role's mail while its holder is away; both days inclusive.
public struct Deputy: Hashable, Sendable {
  public let recipient: RecipientID
  public let from: CivilDay
  public let to: CivilDay

  public init(recipient: RecipientID, from: CivilDay, to: CivilDay) {
    self.recipient = recipient
    self.from = from
    self.to = to
  }
}

/// Everybody that plans may name.
public struct Directory: Hashable, Sendable {
  public var recipients: [RecipientID: Recipient]
  /// Whom plans in force name and the directory has lost, as it last knew them (DESIGN.md 5, rule 7).
  public var lost: [RecipientID: Recipient]

  /// Who hears where nobody else of a plan is left; as the settings have it.
  public var admin: RecipientID?

  public init(
    recipients: [RecipientID: Recipient] = [:], lost: [RecipientID: Recipient] = [:], admin: RecipientID? = nil
  ) {
    self.admin = admin
    self.recipients = recipients
    self.lost = lost
  }

  public subscript(id: RecipientID) -> Recipient? { recipients[id] }

  /// The name for people, or the id where the directory has none.
  public func name(of id: RecipientID) -> String { (recipients[id] ?? lost[id])?.name ?? id }

  /// Who reads a role's mail on a day: the deputy while the dates last, else the role itself. One level.
  public func reader(of role: RecipientID, on day: CivilDay) -> RecipientID {
    guard let deputy = recipients[role]?.deputy, deputy.from <= day, day <= deputy.to else { return role }
    return deputy.recipient
  }
}
