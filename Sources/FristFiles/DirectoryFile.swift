import FristCore

/// `directory.yaml` (DESIGN.md 4): everybody that plans may name.
enum DirectoryFile {
  /// Any error refuses the whole file.
  ///
  /// - Parameter former: Whom accepted directories had: a superior, deputy or member of these that is gone is a warning.
  static func load(_ source: SourceText, former: [RecipientID: Recipient] = [:]) -> Loaded<Directory> {
    do throws(SourceDocument.Refusal) {
      let document = try SourceDocument(source)
      var reader = DirectoryReader(document, former)
      let directory = reader.directory()
      let problems = reader.findings.problems(file: source.path, .directoryRefused).inFileOrder()
      return reader.findings.hasErrors ? .refused(problems) : .accepted(directory, problems)
    } catch {
      return .refused(error.problems(file: source.path, .directoryRefused))
    }
  }
}

private struct DirectoryReader {
  private let document: SourceDocument
  private(set) var findings: Findings
  private var recipients: [RecipientID: Recipient] = [:]
  /// Where each recipient's keys are, for the checks between recipients; in the order of the file.
  private var entries: [(id: RecipientID, fields: Fields)] = []
  private var superiors: [RecipientID: YAMLNode] = [:]

  /// Names in the spool that are no recipient's (DESIGN.md 7).
  private static let reserved: Set<String> = ["outgoing"]
  private let former: [RecipientID: Recipient]

  init(_ document: SourceDocument, _ former: [RecipientID: Recipient]) {
    self.document = document
    self.former = former
    findings = Findings(in: document.lines)
  }

  mutating func directory() -> Directory {
    guard let root = document.root, case .mapping(let pairs) = root.content else {
      findings.error(.notAFileOfKeys(example: "recipients: {...}"), at: document.root?.start ?? 0)
      return Directory()
    }
    let file = Fields(pairs: pairs, start: root.start, known: ["recipients"], &findings)
    guard let node = file["recipients"] else {
      findings.error(.missing("recipients"), at: root.start)
      return Directory()
    }
    guard case .mapping(let entries) = node.content else {
      findings.error(.notMapping("recipients"), at: node.start)
      return Directory()
    }
    for entry in entries { read(entry) }
    for entry in self.entries { checkNames(entry.id, entry.fields) }
    checkSuperiors()
    return Directory(recipients: recipients)
  }

  private mutating func read(_ entry: YAMLNode.Pair) {
    let id = entry.key
    guard Identifier.isValidLowerCase(id) else {
      return findings.error(.notLowerCaseID("recipients", id.shown), at: entry.keyStart)
    }
    if Self.reserved.contains(id) { findings.error(.reservedRecipient(id), at: entry.keyStart) }
    if recipients[id] != nil { findings.error(.repeatedKey(id), at: entry.keyStart) }
    guard let fields = Fields(id, entry.value, known: Keys.recipient, &findings) else { return }
    var recipient = Recipient(id: id, name: id)
    if let name = fields.words("name", &findings) {
      recipient.name = name
    } else if fields["name"] == nil {
      findings.warning(.missing("name"), at: entry.keyStart, .calledByID(id))
    }
    recipient.mail = fields.mailAddress("mail", &findings)
    recipient.language = fields.choice("language", &findings)
    recipient.superior = fields["superior"]?.scalar("superior", &findings)
    recipient.deputy = deputy(fields)
    recipient.deliver = fields.choice("deliver", &findings)
    recipient.user = fields.account("user", &findings)
    recipient.isExternal = fields.flag("external", &findings) ?? false
    recipient.members = members(fields)
    if let node = fields["deliver"] {
      switch recipient.deliver {
      case .sendmail where recipient.mail == nil && fields["mail"] == nil:
        findings.error(.noAddress(id, method: "sendmail"), at: node.start)
      case .mbox where recipient.user == nil && fields["user"] == nil:
        findings.error(.noAccount(id), at: node.start)
      default: break
      }
    }
    let hasMailbox = recipient.deliver == .mbox && recipient.user != nil
    if recipient.mail == nil, fields["mail"] == nil, !recipient.isExternal, fields["members"] == nil, !hasMailbox {
      findings.warning(.noMail(id), at: entry.keyStart, .liesInSpool(id))
    }
    recipients[id] = recipient
    superiors[id] = fields["superior"]
    entries.append((id, fields))
  }

  private mutating func deputy(_ fields: Fields) -> Deputy? {
    let known = Keys.deputy
    guard let node = fields["deputy"], let deputy = fields.fields("deputy", known: known, &findings) else { return nil }
    for key in known where deputy[key] == nil { findings.error(.missing(key), at: node.start) }
    guard let recipient = deputy["recipient"]?.scalar("recipient", &findings),
      let from = deputy.day("from", &findings), let to = deputy.day("to", &findings)
    else { return nil }
    guard from <= to else {
      findings.error(.backwards(from: "\(from)", to: "\(to)"), at: deputy["to"]!.start)
      return nil
    }
    return Deputy(recipient: recipient, from: from, to: to)
  }

  private mutating func members(_ fields: Fields) -> [RecipientID] {
    guard let nodes = fields.list("members", &findings) else { return [] }
    if nodes.isEmpty { findings.error(.emptyGroup, at: fields["members"]!.start) }
    for key in ["mail", "language", "superior", "deputy", "deliver", "user", "external"] {
      if let node = fields[key] { findings.error(.groupHas(key), at: node.start) }
    }
    var members: [RecipientID] = []
    for node in nodes {
      guard let id = node.scalar("members", &findings) else { continue }
      if members.contains(id) {
        findings.error(.repeatedMember(id.shown), at: node.start)
      } else {
        members.append(id)
      }
    }
    return members
  }

  /// Members, superiors and deputies: there, and of a kind that can be it.
  private mutating func checkNames(_ id: RecipientID, _ fields: Fields) {
    if case .sequence(let nodes)? = fields["members"]?.content {
      for node in nodes {
        guard let recipient = recipient(named: node, in: "members", .heardInTheirPlace) else { continue }
        if !recipient.members.isEmpty {
          findings.error(.nestedGroup(id, member: recipient.id), at: node.start)
        }
      }
    }
    if let node = fields["superior"] { checkLeader("superior", node, of: id, .heardInTheirPlace) }
    if case .mapping(let pairs)? = fields["deputy"]?.content,
      let node = pairs.first(where: { $0.key == "recipient" })?.value
    {
      checkLeader("deputy", node, of: id, .readsOwnMail(id))
      if let deputy = recipients[id]?.deputy, recipients[deputy.recipient] == nil { recipients[id]?.deputy = nil }
    }
  }

  private mutating func checkLeader(
    _ key: String, _ node: YAMLNode, of id: RecipientID, _ consequence: Consequence
  ) {
    guard let leader = recipient(named: node, in: key, consequence) else { return }
    if leader.id == id {
      findings.error(.leadsItself(key), at: node.start)
    } else {
      _ = leader.canLead(key, at: node.start, &findings)
    }
  }

  /// - Parameter consequence: What follows where the directory had it once.
  private mutating func recipient(
    named node: YAMLNode, in key: String, _ consequence: Consequence
  ) -> Recipient? {
    guard let id = node.text else { return nil }
    if let recipient = recipients[id] { return recipient }
    if former[id] != nil {
      findings.warning(.lost(key, id), at: node.start, consequence)
      return nil
    }
    if let slip = node.slip(key, Identifier.isValidLowerCase) {
      findings.error(slip, at: node.start)
      return nil
    }
    let suggestion = Spelling.closest(to: id, among: recipients.keys.sorted())
    findings.error(.notInDirectory(key, id.shown, suggestion: suggestion), at: node.start)
    return nil
  }

  /// One error for each circle, at the superior of its first recipient in the file.
  private mutating func checkSuperiors() {
    var finished: Set<RecipientID> = []
    for entry in entries {
      var path: [RecipientID] = []
      var onPath: Set<RecipientID> = []
      var next: RecipientID? = entry.id
      while let id = next, recipients[id] != nil, !finished.contains(id), onPath.insert(id).inserted {
        path.append(id)
        next = recipients[id]?.superior
      }
      // A circle of one has its own sentence.
      if let id = next, onPath.contains(id), let begin = path.firstIndex(of: id), path.count - begin > 1 {
        let node = superiors[id]!
        findings.error(.superiorCycle(Array(path[begin...])), at: node.start)
      }
      finished.formUnion(path)
    }
  }
}
