import FristCore

/// What becomes of a recipient's id that the directory does not have.
enum RecipientRule {
  /// An error: nothing was ever accepted that could name it.
  case mustExist
  /// An error, unless the last accepted version of the plan, of the same obligation, names it: then the directory has
  /// lost somebody, and whoever is left hears in their place (DESIGN.md 5, rule 7).
  case unlessNamed
  /// Of a version that was accepted once: an error only where no directory ever had it.
  case onceKnown
  /// Nothing is said of it: there is no directory that could be asked.
  case unchecked
}

/// Ids in a plan, looked up in the directory.
struct RecipientLookup {
  let directory: Directory
  /// Whom earlier directories had and this one has not, as they last knew them.
  let former: [RecipientID: Recipient]
  let rule: RecipientRule
  private let previous: EarlierPlan?
  /// Whom the plan names and the directory has lost.
  private(set) var lost: Set<RecipientID> = []
  /// Whom the plan names and nobody knows.
  private(set) var unknown: Set<RecipientID> = []
  private var ids: [RecipientID] { directory.recipients.keys.sorted() }

  init(in surroundings: PlanSurroundings) {
    directory = surroundings.directory
    former = surroundings.former
    rule = surroundings.rule
    previous = surroundings.previous
  }

  /// A single recipient who gets mail: not a group, not external.
  mutating func leader(_ key: String, _ fields: Fields, _ findings: inout Findings) -> RecipientID? {
    guard let node = fields[key], let id = known(key, node, isList: false, { [self] in leads($0) }, &findings) else {
      return nil
    }
    switch rule {
    case .mustExist, .unlessNamed:
      guard let recipient = directory[id] else { return id }
      return recipient.canLead(key, at: node.start, &findings) ? id : nil
    case .onceKnown, .unchecked: return id
    }
  }

  /// Whether an earlier version has somebody as owner or coordinator.
  private func leads(_ id: RecipientID) -> Bool {
    switch rule {
    case .mustExist: false
    case .unlessNamed: previous.map { $0.plan.owner == id || $0.plan.coordinator == id } ?? false
    case .onceKnown, .unchecked: true
    }
  }

  /// The ids as written, and with every group in the place of its members; each once.
  ///
  /// - Parameter id: Of the obligation, where it has one; a former one is found in the same fields.
  mutating func list(
    _ key: String, of id: String?, _ fields: Fields, _ findings: inout Findings
  ) -> (written: [RecipientID], expanded: [RecipientID])? {
    guard let nodes = fields.listOrOne(key, &findings) else { return nil }
    var (written, expanded): ([RecipientID], [RecipientID]) = ([], [])
    for node in nodes {
      let earlier = [id, fields["formerly"]?.text]
      guard let recipient = known(key, node, isList: true, { [self] in isNamed($0, by: earlier) }, &findings)
      else { continue }
      if !written.contains(recipient) { written.append(recipient) }
      let members = members(of: recipient)
      for member in members.isEmpty ? [recipient] : members {
        if directory[member] == nil { lost.insert(member) }
        if !expanded.contains(member) { expanded.append(member) }
      }
    }
    return (written, expanded)
  }

  /// A group's members, also of one that is gone; empty for anybody else.
  func members(of id: RecipientID) -> [RecipientID] { (directory[id] ?? former[id])?.members ?? [] }

  /// Whether an earlier version of an obligation, under one of its ids, names a recipient, by itself or as a group.
  private func isNamed(_ recipient: RecipientID, by ids: [String?]) -> Bool {
    switch rule {
    case .mustExist: return false
    case .onceKnown: return former[recipient] != nil
    case .unchecked: return true
    case .unlessNamed:
      var named: Set<RecipientID> = []
      for obligation in ids.flatMap({ previous?.obligations(named: $0) ?? [] }) {
        named.formUnion(obligation.responsible + obligation.participants + obligation.to)
      }
      if named.contains(recipient) { return true }
      let members = former[recipient]?.members ?? []
      return !members.isEmpty && members.allSatisfy(named.contains)
    }
  }

  /// What is wrong with what is no id: more often than not it is an id, a name or an address of somebody, or several.
  private func complaint(about text: String, _ key: String, _ node: YAMLNode, isList: Bool) -> Complaint {
    let lower = text.lowercased()
    if let meant = ids.first(where: { id in
      id == lower || directory[id]?.name.lowercased() == lower || directory[id]?.mail?.lowercased() == lower
    }) {
      return .notInDirectory(key, text.shown, suggestion: meant)
    }
    if let slip = node.slip(key, Identifier.isValidLowerCase) { return slip }
    let words = text.split { " ,;/()[]{}+&".contains($0) }.map(String.init).filter { !["og", "and"].contains($0) }
    if isList, !words.isEmpty, words.allSatisfy({ directory[$0] != nil }) {
      return .severalInText(key, right: "[\(words.joined(separator: ", "))]".shown)
    }
    if let near = Spelling.closest(to: lower, among: ids) { return .notInDirectory(key, text.shown, suggestion: near) }
    guard let example = Identifier.likely(for: lower) else { return .notLowerCaseID(key, text.shown) }
    return .notRecipientID(key, text.shown, example: example)
  }

  private mutating func known(
    _ key: String, _ node: YAMLNode, isList: Bool, _ isNamed: (RecipientID) -> Bool, _ findings: inout Findings
  ) -> RecipientID? {
    guard let id = node.scalar(key, &findings) else { return nil }
    guard Identifier.isValidLowerCase(id) else {
      findings.error(complaint(about: id, key, node, isList: isList), at: node.start)
      return nil
    }
    if directory[id] != nil { return id }
    guard isNamed(id) else {
      unknown.insert(id)
      findings.error(.notInDirectory(key, id, suggestion: Spelling.closest(to: id, among: ids)), at: node.start)
      return nil
    }
    if case .unchecked = rule { return id }
    if members(of: id).isEmpty { lost.insert(id) }
    findings.warning(.lost(key, id), at: node.start, .heardInTheirPlace)
    return id
  }
}

extension Recipient {
  /// Whether it can own, coordinate, lead or stand in: neither a group nor external; an error where not.
  func canLead(_ key: String, at offset: Int, _ findings: inout Findings) -> Bool {
    if !members.isEmpty {
      findings.error(.groupMayNot(key, id), at: offset)
      return false
    }
    if isExternal {
      findings.error(.externalMayNot(key, id), at: offset)
      return false
    }
    return true
  }
}
