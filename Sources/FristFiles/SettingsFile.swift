import FristCore

/// `frist.yaml` (DESIGN.md 4): every key has a default, an empty file is valid.
enum SettingsFile {
  /// Any error refuses the whole file. Whether tzdata has the time zone is for the daemon to see.
  ///
  /// - Parameter source: Paths in the settings count from the directory in `source.path`.
  static func load(_ source: SourceText, sentences: DeadlineSentences = .plain) -> Loaded<Settings> {
    let (settings, problems, isAccepted, _) = read(source, sentences: sentences)
    return isAccepted ? .accepted(settings, problems) : .refused(problems)
  }

  /// The settings as far as they can be read: where the other files are may be known though something else is wrong.
  ///
  /// - Returns: Also whether the file says nothing at all.
  static func read(
    _ source: SourceText, sentences: DeadlineSentences
  ) -> (settings: Settings, problems: [Problem], isAccepted: Bool, isEmpty: Bool) {
    do throws(SourceDocument.Refusal) {
      let document = try SourceDocument(source)
      var reader = SettingsReader(document, sentences)
      let settings = reader.settings()
      let problems = reader.findings.problems(file: source.path, .settingsRefused).inFileOrder()
      return (settings, problems, !reader.findings.hasErrors, document.root == nil)
    } catch {
      return (Settings(near: source.path), error.problems(file: source.path, .settingsRefused), false, false)
    }
  }
}

extension Settings {
  /// Every default, its files beside frist.yaml.
  init(near path: String) {
    self.init()
    plans = Self.resolved(plans, near: path)
    directory = Self.resolved(directory, near: path)
  }

  /// Counted from the directory that the settings file lies in.
  fileprivate static func resolved(_ path: String, near file: String) -> String {
    guard !path.hasPrefix("/"), let slash = file.lastIndex(of: "/") else { return path }
    return file[...slash] + path
  }
}

private struct SettingsReader {
  private let document: SourceDocument
  private let sentences: DeadlineSentences
  private(set) var findings: Findings

  /// So that no change to or from summer time can touch it.
  private static let sendTimes = TimeOfDay(hour: 5, minute: 0)!...TimeOfDay(hour: 22, minute: 0)!

  init(_ document: SourceDocument, _ sentences: DeadlineSentences) {
    self.document = document
    self.sentences = sentences
    findings = Findings(in: document.lines)
  }

  mutating func settings() -> Settings {
    var settings = Settings(near: document.path)
    var fields = Fields(pairs: [], start: 0, known: [], &findings)
    if let root = document.root, !root.isBlank {
      guard case .mapping(let pairs) = root.content else {
        findings.error(.notAFileOfKeys(example: "timezone: Europe/Oslo"), at: root.start)
        return settings
      }
      fields = Fields(pairs: pairs, start: root.start, known: Keys.settings, &findings)
    }
    if let zone = zone(fields) { settings.zone = zone }
    if let language: Language = fields.choice("language", &findings) { settings.language = language }
    if let sendAt = sendAt(fields) { settings.sendAt = sendAt }
    settings.plans = path("plans", fields) ?? settings.plans
    settings.directory = path("directory", fields) ?? settings.directory
    settings.spool = path("spool", fields) ?? settings.spool
    settings.control = path("control", fields) ?? settings.control
    settings.admin = admin(fields)
    settings.mail = mail(fields)
    settings.remindFrom = fields.day("remind_from", &findings)
    settings.ladders = fields.ladders("ladders", over: Ladder.standard, &findings)
    if let quiet = fields.quiet("quiet", &findings) { settings.workCalendar = WorkCalendar(quiet: quiet) }
    settings.events = fields.events("events", changing: settings.events, sentences, &findings)
    if let hold = fields.fields("hold", known: Keys.hold, &findings) {
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
    let slip = node.slip("admin", Identifier.isValidLowerCase)
    findings.error(slip ?? .notLowerCaseID("admin", text.shown), at: node.start)
    return nil
  }

  private mutating func mail(_ fields: Fields) -> MailSettings {
    var settings = MailSettings()
    let mail = fields.fields("mail", known: Keys.mail, &findings)
    if let mail {
      if let from = mail.mailAddress("from", &findings) { settings.from = from }
      if let deliver: DeliveryMethod = mail.choice("deliver", &findings) { settings.deliver = deliver }
      if let calendar = mail.flag("calendar", &findings) { settings.calendar = calendar }
      if let html = mail.flag("html", &findings) { settings.html = html }
      settings.link = mail.page("link", &findings).map { $0.hasSuffix("/") ? $0 : $0 + "/" }
      settings.bounces = mail.mailAddress("bounces", &findings)
      settings.footer = mail.prose("footer", &findings)
    }
    // A wrong one has an error of its own.
    if AddressSyntax.isLocal(settings.from), mail?["from"] == nil || mail?["from"]?.text == settings.from {
      let start = mail?["from"]?.start ?? mail?.start ?? 0
      findings.warning(.localSender(settings.from), at: start, .answersGetLost)
    }
    return settings
  }

  private mutating func path(_ key: String, _ fields: Fields) -> String? {
    fields.line(key, &findings).map { Settings.resolved($0, near: document.path) }
  }
}
