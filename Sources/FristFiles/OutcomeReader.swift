import FristCore

/// `done:`, `confirmed:`, `cancelled:`, `evaluated:` (DESIGN.md 4): what a file says became of an obligation, or of one of
/// its texts.
///
/// What is wrong here leaves the obligation in force as if it were not written: nobody's reminder depends on it.
struct OutcomeReader {
  /// `nes-rus/3.6`.
  let obligation: String
  /// Whom the key may name one by one (`each`); empty else.
  let members: [RecipientID]
  /// Index of the text that the keys stand on; nil for the obligation.
  let entry: Int?
  /// What the keys are about: the obligation's deadlines, or the one text's; nil where one was not understood.
  let deadlines: [Deadline]?
  /// Whether it was there before: then one of its occurrences may have been moved to a day that the text does not name.
  let wasThere: Bool
  let today: CivilDay
  /// What was said, of one member or (nil) of all.
  private(set) var said: [(member: RecipientID?, statement: FileStatement)] = []
  /// The first of the days to come.
  private(set) var nextDay: CivilDay?

  init(
    obligation: String, members: [RecipientID], entry: Int?, deadlines: [Deadline]?, wasThere: Bool, today: CivilDay
  ) {
    self.obligation = obligation
    self.members = members
    self.entry = entry
    self.deadlines = deadlines
    self.wasThere = wasThere
    self.today = today
  }

  private enum Key: String, CaseIterable {
    case done, confirmed, cancelled, evaluated

    /// How it is written where one time of several is meant.
    var example: String {
      switch self {
      case .done: "{2021: 2021-06-14}"
      case .confirmed: "2021-06-14"
      case .cancelled: "{on: 2021-06-14, reason: …}"
      case .evaluated: "{2021: {attainment: full, effect: …}}"
      }
    }
  }

  /// Where a value belongs: to a member, to a due day, or to all.
  private struct Target {
    var member: RecipientID?
    var prefix: String?
  }

  mutating func read(_ fields: Fields, in lines: SourceLines, _ findings: inout Findings) {
    for key in Key.allCases {
      guard let node = fields[key.rawValue] else { continue }
      read(key, node, Target(), in: lines, &findings)
    }
  }

  private mutating func read(
    _ key: Key, _ node: YAMLNode, _ target: Target, in lines: SourceLines, _ findings: inout Findings
  ) {
    guard case .mapping(let pairs) = node.content, !isValue(pairs, of: key, target) else {
      return take(key, node, target, in: lines, &findings)
    }
    for pair in pairs {
      var target = target
      if target.member == nil, members.contains(pair.key) {
        target.member = pair.key
        read(key, pair.value, target, in: lines, &findings)
      } else if pair.key.isBeginningOfDay {
        target.prefix = pair.key
        take(key, pair.value, target, in: lines, &findings, at: pair.keyStart)
      } else {
        let complaint: Complaint =
          members.isEmpty
          ? .notOutcome(key.rawValue, example: key.example) : .notMember(key.rawValue, pair.key.shown)
        findings.error(complaint, at: pair.keyStart, .notTaken(obligation: obligation))
      }
    }
  }

  /// Whether a mapping is the value itself and not one of members or days.
  private func isValue(_ pairs: [YAMLNode.Pair], of key: Key, _ target: Target) -> Bool {
    key == .cancelled
      && pairs.contains { Keys.cancelled.contains($0.key) || Keys.english(for: $0.key, among: Keys.cancelled) != nil }
  }

  /// - Parameter start: Of the beginning of a due day, where there is one.
  private mutating func take(
    _ key: Key, _ node: YAMLNode, _ target: Target, in lines: SourceLines, _ findings: inout Findings,
    at start: Int? = nil
  ) {
    // Its own findings have their own consequence.
    var own = Findings(in: lines)
    // Where it is not said which time is meant, how a day is written there says all of it.
    let hidesOther = target.prefix == nil && recurs && node.text != nil
    let isClear = isClear(key, node, target, start, &own)
    if isClear || !hidesOther, let what = what(key, node, target, &own), isClear {
      let line = lines.place(ofScalar: node.start).line
      let prefix = key == .evaluated ? nil : target.prefix
      said.append((target.member, FileStatement(what, prefix: prefix, entry: entry, line: line)))
    }
    findings.add(own, .notTaken(obligation: obligation))
  }

  private mutating func what(
    _ key: Key, _ node: YAMLNode, _ target: Target, _ findings: inout Findings
  ) -> FileStatement.What? {
    switch key {
    case .done:
      if node.text == "true" { return .done(on: nil) }
      return day(key, node, &findings).map { .done(on: $0) }
    case .confirmed: return day(key, node, &findings).map { .confirmed(on: $0) }
    case .cancelled:
      guard case .mapping = node.content,
        let fields = Fields(key.rawValue, node, known: Keys.cancelled, &findings)
      else {
        findings.error(.notOutcome(key.rawValue, example: key.example), at: node.start)
        return nil
      }
      for part in Keys.cancelled where fields[part] == nil { findings.error(.missing(part), at: node.start) }
      guard let dayNode = fields["on"], let day = day(key, dayNode, &findings),
        let reason = fields.prose("reason", &findings)
      else { return nil }
      return .cancelled(on: day, reason: reason)
    case .evaluated:
      guard let year = target.prefix?.wholeNumber, (1900...2200).contains(year), case .mapping = node.content,
        let fields = Fields(key.rawValue, node, known: Keys.evaluated, &findings)
      else {
        findings.error(.notOutcome(key.rawValue, example: key.example), at: node.start)
        return nil
      }
      if fields["attainment"] == nil { findings.error(.missing("attainment"), at: node.start) }
      guard let attainment: Attainment = fields.choice("attainment", &findings) else { return nil }
      return .evaluated(year: year, attainment, effect: fields.prose("effect", &findings))
    }
  }

  private mutating func day(_ key: Key, _ node: YAMLNode, _ findings: inout Findings) -> CivilDay? {
    guard case .scalar = node.content else {
      findings.error(.notOutcome(key.rawValue, example: key.example), at: node.start)
      return nil
    }
    guard let day = node.day(key.rawValue, &findings) else { return nil }
    guard day > today else { return day }
    findings.error(.dayToCome(key.rawValue, "\(day)"), at: node.start, .takenThen(obligation: obligation))
    nextDay = min(nextDay ?? day, day)
    return nil
  }

  private var recurs: Bool {
    deadlines?.contains { if case .recurring = $0.meaning { true } else { false } } ?? false
  }

  /// The day that was written, where something is due in its year; else a due day: the last that has passed, or the first.
  private func exampleDay(near written: CivilDay?, _ deadlines: [Deadline]) -> CivilDay {
    if let written, deadlines.contains(where: { !$0.days(beginningWith: "\(written.year)").isEmpty }) { return written }
    let lately = deadlines.flatMap { $0.occurrences(dueOnOrAfter: .firstDay(ofYear: today.year - 3), atMost: 11) }
      .map(\.due).sorted()
    return lately.last { $0 <= today } ?? lately.first ?? today
  }

  /// Whether it is said which of several times is meant.
  private func isClear(
    _ key: Key, _ node: YAMLNode, _ target: Target, _ start: Int?, _ findings: inout Findings
  ) -> Bool {
    guard let deadlines, key != .evaluated else { return true }
    guard let prefix = target.prefix else {
      guard recurs, key == .done || key == .cancelled else { return true }
      let day = exampleDay(near: (node.text ?? node.value(of: "on")?.text).flatMap { CivilDay($0) }, deadlines)
      let value = key == .cancelled ? "{on: \(day), reason: …}" : "\(day)"
      findings.error(.dayWhereRecurring(key.rawValue, example: "{\(day.year): \(value)}"), at: node.start)
      return false
    }
    let matching = deadlines.flatMap { $0.days(beginningWith: prefix) }
    if matching.count == 1 { return true }
    if matching.count > 1 {
      findings.error(
        .prefixOfSeveral(key.rawValue, prefix, days: matching.sorted().map(\.description)), at: start ?? node.start)
      return false
    }
    if wasThere { return true }
    // Of a series without an end those around now.
    let from = min(
      CivilDay.firstDay(ofYear: today.year - 2), deadlines.contains { $0.kind == "once" } ? .distant : today)
    let days = deadlines.flatMap { $0.occurrences(dueOnOrAfter: from, atMost: 11).map(\.due) }
    findings.error(
      .prefixOfNone(key.rawValue, prefix, days: days.sorted().map(\.description)), at: start ?? node.start)
    return false
  }
}

extension CivilDay {
  /// Before any day that a text can name.
  fileprivate static var distant: CivilDay { .firstDay(ofYear: 1899) }
}

extension Deadline {
  /// The due days of its text that begin so; of a series those of the year that the beginning names.
  fileprivate func days(beginningWith prefix: String) -> [CivilDay] {
    guard let year = Int(prefix.prefix(4)) else { return [] }
    return occurrences(dueOnOrAfter: .firstDay(ofYear: max(1, year)), atMost: 400).map(\.due)
      .filter { $0.description.hasPrefix(prefix) }
  }
}

extension String {
  /// A year, or more of a day: `2021`, `2021-0`, `2021-06-14`.
  fileprivate var isBeginningOfDay: Bool {
    (4...10).contains(utf8.count)
      && utf8.enumerated().allSatisfy { index, byte in
        index == 4 || index == 7 ? byte == UInt8(ascii: "-") : (48...57).contains(byte)
      }
  }
}
