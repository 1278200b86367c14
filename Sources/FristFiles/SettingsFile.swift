import FristCore

/// `frist.yaml` (DESIGN.md 4): every key has a default, an empty file is valid.
public enum SettingsFile {
  /// Any error refuses the whole file. Whether tzdata has the time zone is for the daemon to see.
  ///
  /// - Parameter source: Paths in the settings count from the directory in `source.path`.
  public static func load(_ source: SourceText) -> Loaded<Settings> {
    do throws(SourceDocument.Refusal) {
      let document = try SourceDocument(source)
      var reader = SettingsReader(document)
      let settings = reader.settings()
      let problems = reader.findings.problems(file: source.path, .settingsRefused).inFileOrder()
      return reader.findings.hasErrors ? .refused(problems) : .accepted(settings, problems)
    } catch {
      return .refused([error.problem(file: source.path, .settingsRefused)])
    }
  }
}

private struct SettingsReader {
  private let document: SourceDocument
  private(set) var findings: Findings

  private static let keys = [
    "timezone", "language", "send_at", "plans", "directory", "admin", "mail", "ladders", "quiet", "events", "hold",
    "spool", "control",
  ]
  /// So that no change to or from summer time can touch it.
  private static let sendTimes = TimeOfDay(hour: 5, minute: 0)!...TimeOfDay(hour: 22, minute: 0)!

  init(_ document: SourceDocument) {
    self.document = document
    findings = Findings(in: document.lines)
  }

  mutating func settings() -> Settings {
    var settings = Settings()
    var fields = Fields(pairs: [], start: 0, known: [], &findings)
    if let root = document.root, !root.isBlank {
      guard case .mapping(let pairs) = root.content else {
        findings.error(.notAFileOfKeys(example: "timezone: Europe/Oslo"), at: root.start)
        return settings
      }
      fields = Fields(pairs: pairs, start: root.start, known: Self.keys, &findings)
    }
    if let zone = zone(fields) { settings.zone = zone }
    if let language: Language = fields.choice("language", &findings) { settings.language = language }
    if let sendAt = sendAt(fields) { settings.sendAt = sendAt }
    settings.plans = path("plans", fields) ?? resolved(settings.plans)
    settings.directory = path("directory", fields) ?? resolved(settings.directory)
    settings.spool = path("spool", fields) ?? settings.spool
    settings.control = path("control", fields) ?? settings.control
    settings.admin = admin(fields)
    if let mail = fields.fields("mail", known: ["from", "deliver", "calendar", "footer"], &findings) {
      if let from = mail.mailAddress("from", &findings) { settings.mail.from = from }
      if let deliver: DeliveryMethod = mail.choice("deliver", &findings) { settings.mail.deliver = deliver }
      if let calendar = mail.flag("calendar", &findings) { settings.mail.calendar = calendar }
      settings.mail.footer = mail.prose("footer", &findings)
    }
    settings.ladders = fields.ladders("ladders", &findings)
    if let quiet = fields.quiet("quiet", &findings) { settings.workCalendar = WorkCalendar(quiet: quiet) }
    settings.events = fields.events("events", changing: settings.events, &findings)
    if let hold = fields.fields("hold", known: ["jump", "absence"], &findings) {
      if let hours = hold.hours("jump", example: "36h", &findings) { settings.hold.jumpHours = hours }
      if let hours = hold.hours("absence", example: "62d", wholeDays: true, &findings) {
        settings.hold.absenceDays = hours / 24
      }
    }
    return settings
  }

  /// Looks like a name of tzdata and cannot lead out of its directory.
  private mutating func zone(_ fields: Fields) -> String? {
    guard let node = fields["timezone"], let text = node.scalar("timezone", &findings) else { return nil }
    let plausible =
      text.utf8.count <= 64
      && text.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
        !$0.isEmpty
          && $0.unicodeScalars.allSatisfy {
            $0.isASCII && ($0.properties.isAlphabetic || "0123456789_+-".unicodeScalars.contains($0))
          }
      }
    if !plausible { findings.error(.notZone(text.shown), at: node.start) }
    return plausible ? text : nil
  }

  private mutating func sendAt(_ fields: Fields) -> TimeOfDay? {
    guard let node = fields["send_at"], let text = node.scalar("send_at", &findings) else { return nil }
    if let time = TimeOfDay(text), Self.sendTimes.contains(time) { return time }
    findings.error(.notSendTime(text.shown), at: node.start)
    return nil
  }

  private mutating func admin(_ fields: Fields) -> RecipientID? {
    guard let node = fields["admin"], let text = node.scalar("admin", &findings) else { return nil }
    if Identifier.isValidLowerCase(text) { return text }
    findings.error(.notLowerCaseID("admin", text.shown), at: node.start)
    return nil
  }

  private mutating func path(_ key: String, _ fields: Fields) -> String? {
    fields.line(key, &findings).map(resolved)
  }

  /// Counted from the directory that the settings file lies in.
  private func resolved(_ path: String) -> String {
    guard !path.hasPrefix("/"), let slash = document.path.lastIndex(of: "/") else { return path }
    return document.path[...slash] + path
  }
}
