import FristCore

/// frist.yaml and directory.yaml.
extension Shelf {
  /// What frist.yaml says, without a look at the other files; nil where it cannot be accepted.
  public static func settings(config path: String) -> Settings? {
    var file = WatchedFile(path: path)
    _ = file.look()
    return file.source.flatMap { SettingsFile.load($0).value }
  }

  /// Reads them where they changed, and puts in force what can be.
  mutating func lookAtHead(
    force: Bool, _ day: (Settings) throws(FileReadError) -> CivilDay, _ look: inout Look
  ) {
    let configLooksNew = config.look(force: force)
    if configLooksNew || settingsRead == nil { settingsRead = readSettings() }
    let read = settingsRead ?? SettingsReading(settings: Settings(near: config.path), problems: [], isAccepted: false)
    let (zoneProblems, isUsable) = takeDay(read, day)

    let path = (isUsable ? read.settings : head?.settings ?? read.settings).directory
    if directory?.path != path { (directory, directoryRead) = (WatchedFile(path: path), nil) }
    let directoryLooksNew = directory?.look(force: force) ?? false
    if directoryLooksNew || directoryRead == nil { directoryRead = readDirectory() }

    let problems = zoneProblems + read.problems + (directoryRead?.problems ?? [])
    guard configLooksNew || directoryLooksNew || problems != headFindings || head == nil || !hasStarted else { return }
    headFindings = problems
    look.isChanged = true
    accept(isUsable ? read.settings : nil, &look)
  }

  private func readSettings() -> SettingsReading {
    guard let source = config.source else {
      let problem = Problem.wholeFile(config.path, config.complaint ?? .notRegular, .settingsRefused)
      return SettingsReading(settings: Settings(near: config.path), problems: [problem], isAccepted: false)
    }
    let (settings, problems, isAccepted, isEmpty) = SettingsFile.read(source, sentences: sentences)
    // An editor may be at it: it empties a file and then writes it.
    if isEmpty, hasStarted, let head, head.settingsBytes != source.bytes {
      let problem = Problem.wholeFile(config.path, .emptied, .settingsRefused)
      return SettingsReading(settings: head.settings, problems: [problem], isAccepted: false)
    }
    return SettingsReading(settings: settings, problems: problems, isAccepted: isAccepted)
  }

  private func readDirectory() -> Loaded<Directory> {
    guard let directory else { return .refused([]) }
    guard let source = directory.source else {
      return .refused([.wholeFile(directory.path, directory.complaint ?? .notRegular, .directoryRefused)])
    }
    return DirectoryFile.load(source, former: former.merging(head?.directory.recipients ?? [:]) { $1 })
  }

  /// Takes the day from the settings that are to hold, or from those that do.
  ///
  /// - Returns: What is wrong with the zone of those read, and whether they can be used.
  private mutating func takeDay(
    _ read: SettingsReading, _ day: (Settings) throws(FileReadError) -> CivilDay
  ) -> ([Problem], Bool) {
    var problems: [Problem] = []
    if read.isAccepted {
      do throws(FileReadError) {
        today = try day(read.settings)
        return ([], true)
      } catch {
        problems = error.problems
      }
    }
    if let head {
      do throws(FileReadError) {
        today = try day(head.settings)
      } catch {
        // What holds was usable once; the last day known serves until the files are.
        problems += problems.isEmpty ? error.problems : []
      }
    } else if let day = try? day(read.settings) {
      // Nothing will hold, whatever the zone; the day is only for what is said of the plans.
      today = day
    }
    return (problems, false)
  }

  /// Puts in force what of the files can be, each beside what holds of the other.
  private mutating func accept(_ settings: Settings?, _ look: inout Look) {
    headProblems = headFindings
    refused = headFindings.filter { $0.severity == .error }
    let usable = settings
    guard let settings = usable ?? head?.settings, let directory = directoryRead?.value ?? head?.directory,
      let settingsBytes = usable == nil ? head?.settingsBytes : config.source?.bytes,
      let directoryBytes = directoryRead?.value == nil ? head?.directoryBytes : self.directory?.source?.bytes
    else { return }
    let between = problemsBetween(settings, directory)
    headProblems += between
    let errors = between.filter { $0.severity == .error }
    refused += errors
    guard errors.isEmpty else { return }
    let now = Head(
      settings: settings, settingsBytes: settingsBytes, directory: directory, directoryBytes: directoryBytes)
    if head?.settingsBytes != settingsBytes { look.versions.append(ShelfVersion(.configuration, settingsBytes)) }
    if head?.directoryBytes != directoryBytes { look.versions.append(ShelfVersion(.directory, directoryBytes)) }
    look.headChanged = head?.settings != settings || head?.directory != directory
    if let old = head?.directory {
      for recipient in old.recipients.values { former[recipient.id] = recipient }
      for id in directory.recipients.keys { former[id] = nil }
    }
    head = now
    hasStarted = hasStarted || refused.isEmpty
  }

  /// The administrator, and addresses for the way that mail goes.
  private func problemsBetween(_ settings: Settings, _ directory: Directory) -> [Problem] {
    var problems: [Problem] = []
    // Both files were accepted just now: they are read again only for the places in them.
    if let admin = settings.admin, let source = config.source, let document = try? SourceDocument(source),
      let node = document.root?.value(of: "admin")
    {
      var findings = Findings(in: document.lines)
      if let recipient = directory[admin] {
        _ = recipient.canLead("admin", at: node.start, &findings)
      } else if former[admin] != nil || head?.directory[admin] != nil || head?.settings.admin == admin {
        findings.warning(.lost("admin", admin), at: node.start, .adminHearsNothing)
      } else {
        let suggestion = Spelling.closest(to: admin, among: directory.recipients.keys.sorted())
        findings.error(.notInDirectory("admin", admin, suggestion: suggestion), at: node.start)
      }
      problems += findings.problems(file: source.path, .settingsRefused)
    }
    guard settings.mail.deliver != .maildir, let source = self.directory?.source,
      let document = try? SourceDocument(source),
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
    return problems + findings.problems(file: source.path, .directoryRefused)
  }
}

extension Problem {
  static func wholeFile(
    _ file: String, _ complaint: Complaint, _ consequence: Consequence, _ severity: Severity = .error,
    plan: PlanID? = nil
  ) -> Problem {
    Problem(
      severity: severity, file: file, line: 0, column: 0, what: complaint.sentence, consequence: consequence.sentence,
      plan: plan)
  }
}

extension YAMLNode {
  func value(of key: String) -> YAMLNode? {
    guard case .mapping(let pairs) = content else { return nil }
    return pairs.first { $0.key == key }?.value
  }
}
