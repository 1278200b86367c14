import FristCore

/// What the files make together.
public enum LoadedInventory: Hashable, Sendable {
  /// - Parameter notAccepted: Plans whose file is there and is not accepted: not gone, and where `lastAccepted` has them,
  ///   in the inventory. Ascending.
  case accepted(Inventory, notAccepted: [PlanID])
  /// frist.yaml or directory.yaml is broken.
  case refused([Problem])
}

extension Inventory {
  /// Settings, directory and plans with every problem, also those between files.
  ///
  /// - Parameter lastAccepted: By id the version of each plan in force until now: it stands in for a file that is not
  ///   accepted and for obligations that are invalid.
  public static func loading(_ files: FileSet, lastAccepted: [PlanID: Plan] = [:]) -> LoadedInventory {
    let settings: Settings
    let directory: Directory
    var problems: [Problem] = []
    switch (SettingsFile.load(files.config), DirectoryFile.load(files.directory)) {
    case (.accepted(let loaded, let first), .accepted(let found, let second)):
      (settings, directory) = (loaded, found)
      problems = first + second
    case (let first, let second):
      return .refused(first.problems + second.problems)
    }
    let between = problemsBetween(files.config, settings, files.directory, directory)
    guard between.isEmpty else { return .refused(between) }

    var plans: [Plan] = []
    var sources: [PlanID: SourceText] = [:]
    var notAccepted: [PlanID] = []
    for file in files.plans {
      sources[file.id] = file.source
      let loaded = file.source.map { PlanFile.load($0, id: file.id, settings: settings, directory: directory) }
      problems += loaded?.problems ?? []
      // Its automatic revision is decided anew.
      var previous = lastAccepted[file.id]
      previous?.obligations.removeAll { $0.line == 0 }
      if let plan = loaded?.value {
        plans.append(previous.map(plan.keepingLastGood) ?? plan)
      } else {
        notAccepted.append(file.id)
        if let previous { plans.append(previous) }
      }
    }
    problems += files.problems
    problems += plans.checkReplacements(sources, refused: notAccepted)
    return .accepted(
      Inventory(
        settings: settings, directory: directory,
        plans: plans.addingAutomaticRevisions(language: settings.language), problems: problems.byFile()),
      notAccepted: notAccepted)
  }

  /// The administrator, and addresses for the way that mail goes.
  private static func problemsBetween(
    _ config: SourceText, _ settings: Settings, _ file: SourceText, _ directory: Directory
  ) -> [Problem] {
    var problems: [Problem] = []
    // Both files were accepted just now: they are read again only for the places in them.
    if let document = try? SourceDocument(config), let node = document.root?.value(of: "admin"),
      let admin = settings.admin
    {
      var findings = Findings(in: document.lines)
      if let recipient = directory[admin] {
        _ = recipient.canLead("admin", at: node.start, &findings)
      } else {
        let suggestion = Spelling.closest(to: admin, among: directory.recipients.keys.sorted())
        findings.error(.notInDirectory("admin", admin, suggestion: suggestion), at: node.start)
      }
      problems += findings.problems(file: config.path, .settingsRefused)
    }
    guard settings.mail.deliver != .maildir, let document = try? SourceDocument(file),
      case .mapping(let entries)? = document.root?.value(of: "recipients")?.content
    else { return problems }
    var findings = Findings(in: document.lines)
    for entry in entries {
      guard let recipient = directory[entry.key], recipient.deliver == nil, recipient.members.isEmpty,
        !recipient.isExternal
      else { continue }
      switch settings.mail.deliver {
      case .sendmail where recipient.mail == nil:
        findings.error(.noAddress(recipient.id, method: "sendmail"), at: entry.keyStart)
      case .mbox where recipient.user == nil:
        findings.error(.noAccount(recipient.id), at: entry.keyStart)
      default: break
      }
    }
    return problems + findings.problems(file: file.path, .directoryRefused)
  }
}

extension [Plan] {
  /// `replaces` that names no plan is a warning: the old plan may never have been here. A circle would retire all its
  /// plans: it is an error, and none of them replaces anything.
  ///
  /// - Parameter refused: Plans that are there though not accepted.
  fileprivate mutating func checkReplacements(_ sources: [PlanID: SourceText], refused: [PlanID]) -> [Problem] {
    var problems: [Problem] = []
    let ids = map(\.id)
    func report(_ plan: Plan, _ complaint: Complaint, _ severity: Problem.Severity) {
      // A version from the ledger has no file of now to point into, nor has a file that is not accepted.
      guard let source = sources[plan.id], let document = try? SourceDocument(source) else { return }
      let offset = document.root?.value(of: "replaces")?.start ?? 0
      let place = document.lines.place(ofScalar: offset)
      problems.append(
        Problem(
          severity: severity, file: source.path, line: place.line, column: place.column, what: complaint.sentence,
          consequence: Consequence.nothingReplaced(plan.id).sentence, plan: plan.id))
    }
    let places = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0) })
    let circles = Circles.find(in: map { plan in plan.replaces.flatMap { places[$0] }.map { [$0] } ?? [] })
    for circle in circles {
      for index in circle { report(self[index], .replacesInCircle(circle.map { ids[$0] }), .error) }
    }
    for plan in self {
      guard let old = plan.replaces, places[old] == nil, !refused.contains(old) else { continue }
      report(plan, .replacesUnknown(old, suggestion: Spelling.closest(to: old, among: ids)), .warning)
    }
    for index in circles.joined() { self[index].replaces = nil }
    return problems
  }
}

extension YAMLNode {
  fileprivate func value(of key: String) -> YAMLNode? {
    guard case .mapping(let pairs) = content else { return nil }
    return pairs.first { $0.key == key }?.value
  }
}

extension [Problem] {
  /// By file, line and column; of one place, in the order they were found.
  fileprivate func byFile() -> [Problem] {
    enumerated().sorted {
      ($0.element.file, $0.element.line, $0.element.column, $0.offset)
        < ($1.element.file, $1.element.line, $1.element.column, $1.offset)
    }.map(\.element)
  }
}
