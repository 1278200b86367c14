import FristCore

/// What the sentences of one digest need to know beside the notice that they are about.
struct MailContext {
  let inventory: Inventory
  let language: Language
  let wording: any MailWording
  /// The day of the digest.
  let today: CivilDay
  let reader: RecipientID
  /// Whose mail the reader gets: the reader alone, or those whom the reader is deputy of too.
  let roles: Set<RecipientID>
  /// The one role on whose behalf all of the digest is; nil where it is the reader's own.
  let deputized: RecipientID?
  /// The name of a local account, where it is known.
  let userName: @Sendable (UInt32) -> String?

  init(_ digest: Digest, _ inventory: Inventory, userName: @escaping @Sendable (UInt32) -> String?) {
    self.inventory = inventory
    self.userName = userName
    language = inventory.language(of: digest)
    wording = language.mailWording
    today = digest.at.day
    reader = digest.recipient
    let told = Set(digest.notices.map(\.role))
    roles = told.union([digest.recipient])
    deputized = told.count == 1 && told.first != digest.recipient ? told.first : nil
  }

  var directory: Directory { inventory.directory }

  /// The name for people, on one line.
  func name(of id: RecipientID) -> String { directory.label(of: id) }
  func names(of ids: [RecipientID]) -> [String] { ids.map(directory.label(of:)) }

  /// The name with the address behind it, where there is one.
  func contact(_ id: RecipientID) -> String {
    name(of: id) + (directory[id]?.mail.map { " (\($0))" } ?? "")
  }

  /// Whether the reader runs the system: the only one who is asked to run commands.
  var isAdministrator: Bool { inventory.settings.admin.map(roles.contains) ?? false }
  /// Who runs the system, for everybody else.
  var administrator: String? { isAdministrator ? nil : inventory.settings.admin.map(contact) }

  func distance(to day: CivilDay) -> Distance { Distance(from: today, to: day) }

  /// Who did something, where that has a name.
  func name(of actor: Actor) -> String? {
    switch actor {
    case .uid(let uid): userName(uid).map(TextLayout.clean)
    case .mail(let role, _): name(of: role)
    case .planFile, .clock: nil
    }
  }
}

extension Directory {
  /// The name for people, on one line and without marks that change the direction of writing.
  public func label(of id: RecipientID) -> String { TextLayout.clean(name(of: id)) }
}

/// What a plan says in a field, on one line; nil where it says nothing, or says that it says nothing.
func given(_ text: String?) -> String? {
  guard let text = text.map(TextLayout.clean), !text.isEmpty else { return nil }
  let bare = text.lowercased().filter { !"()[].".contains($0) }
  return emptyPhrases.contains(bare) ? nil : text
}

/// How plans and their transcripts leave a field open.
private let emptyPhrases: Set<String> = [
  "-", "–", "—", "ikke oppgitt", "ikkje oppgitt", "ikkje oppgjeve", "ikke angitt", "ukjent", "ukjend", "not given",
  "not specified", "unknown", "n/a",
]

extension Inventory {
  /// The reader's own language, else that of the plans it looks after, else that of the settings (DESIGN.md 4).
  fileprivate func language(of digest: Digest) -> Language {
    if let own = directory[digest.recipient]?.language { return own }
    func language(_ notice: Notice) -> Language? {
      notice.plan.flatMap { plan in
        [plan.owner, plan.coordinator].contains(digest.recipient) ? plan.language : nil
      }
    }
    guard let first = digest.notices.first.flatMap(language) else { return settings.language }
    return digest.notices.allSatisfy { language($0) == first } ? first : settings.language
  }
}
