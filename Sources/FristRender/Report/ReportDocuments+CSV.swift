import FristCore

/// Reports for spreadsheets, as Norwegian Excel wants them (REPORT.md 3): byte order mark, semicolons, CRLF.
extension ReportDocuments {
  public static func csv(_ report: Report) -> String {
    let table = ReportTable(report)
    return SpreadsheetText.write([table.header] + table.lines)
  }

  /// The occurrences of all plans, with the plan in front.
  public static func csv(_ all: ReportOfAll) -> String {
    let header = ["Plan"] + ReportTable.header(all.language)
    let lines = all.reports.flatMap { report in
      ReportTable(report).lines.map { [report.short ?? report.title] + $0 }
    }
    return SpreadsheetText.write([header] + lines)
  }
}

/// Text that spreadsheets read.
enum SpreadsheetText {
  static func write(_ lines: [[String]]) -> String {
    "\u{FEFF}" + lines.map { $0.map(cell).joined(separator: ";") + "\r\n" }.joined()
  }

  /// What would be taken for a formula is made a text by an apostrophe before it.
  private static func cell(_ text: String) -> String {
    let first = text.unicodeScalars.first
    let isFormula = first.map { "=+-@\t".unicodeScalars.contains($0) } ?? false
    let safe = isFormula ? "'" + text : text
    guard safe.unicodeScalars.contains(where: { ";\"\r\n".unicodeScalars.contains($0) }) else { return safe }
    var quoted = "\""
    for scalar in safe.unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}

/// A report as lines, one an occurrence.
private struct ReportTable {
  let report: Report
  let words: ReportWording

  init(_ report: Report) {
    self.report = report
    words = .of(report.language)
  }

  var header: [String] { Self.header(report.language) }

  static func header(_ language: Language) -> [String] {
    let text =
      switch language {
      case .nb:
        "Mål;Delmål;Nr;Type;Tiltak;Ansvarlig;Medansvarlige;Frist i planen;Delfrist;Start;Opprinnelig frist;Frist;"
          + "Antall flyttinger;Flyttinger;Status;Utført;Registrert;Dager over frist;Lys;Tegn;Forklaring;Svart;"
          + "Måloppnåelse;Effekt;Merknad;Tatt ut;Teller i året;Id"
      case .nn:
        "Mål;Delmål;Nr;Type;Tiltak;Ansvarleg;Medansvarlege;Frist i planen;Delfrist;Start;Opphavleg frist;Frist;"
          + "Talet på flyttingar;Flyttingar;Status;Utført;Registrert;Dagar over frist;Lys;Teikn;Forklaring;Svart;"
          + "Måloppnåing;Effekt;Merknad;Teken ut;Tel i året;Id"
      case .en:
        "Goal;Subgoal;No.;Kind;Measure;Responsible;Also responsible;Deadline in the plan;Part;Start;Original due;Due;"
          + "Times moved;Moves;State;Done;Recorded;Days past due;Light;Sign;Explanation;Answered;Attainment;Effect;"
          + "Note;Withdrawn;Counted this year;Id"
      }
    return text.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
  }

  var lines: [[String]] {
    report.goals.flatMap { goal in
      goal.obligations.flatMap { row in row.occurrences.map { line(row, $0) } }
    }
  }

  private func line(_ row: ReportRow, _ it: ReportOccurrence) -> [String] {
    let language = report.language
    let names = row.responsible.map(report.name(of:))
    let notes = [row.note].compactMap { $0 } + row.remarks.map(\.text)
    return [
      row.goal.first ?? "", row.goal.dropFirst().joined(separator: " / "),
      String(row.id.drop { $0 != "/" }.dropFirst()), row.kind.word(in: language), row.title, names.first ?? "",
      names.dropFirst().joined(separator: ", "), it.deadline, it.label ?? "", day(it.start), day(it.originalDue),
      day(it.due), "\(it.moves.count)", it.moves.map(move).joined(separator: "; "), it.state.word(in: language),
      day(it.done), day(it.doneRecorded), it.daysLate.map { "\(max(0, $0))" } ?? "",
      it.light.colour?.word(in: language) ?? "", it.light.sign, it.light.word, row.answered.map(yesNo) ?? "",
      row.evaluation.map { words.attained($0.attainment) } ?? "", row.evaluation?.effect ?? "",
      notes.joined(separator: "; "), day(row.withdrawn), yesNo(it.isCounted), it.name ?? row.id,
    ]
  }

  private func day(_ day: CivilDay?) -> String {
    day.map { "\($0.day.zeroPadded(2)).\($0.month.zeroPadded(2)).\($0.year.zeroPadded(4))" } ?? ""
  }

  private func move(_ move: RowMove) -> String {
    "\(day(move.on)): \(move.from.map { day($0) } ?? "–") → \(move.to.map { day($0) } ?? "–") (\(words.who(move.by)))"
  }

  private func yesNo(_ value: Bool) -> String {
    switch report.language {
    case .nb: value ? "ja" : "nei"
    case .nn: value ? "ja" : "nei"
    case .en: value ? "yes" : "no"
    }
  }
}

extension ObligationKind {
  fileprivate func word(in language: Language) -> String {
    switch (self, language) {
    case (.measure, .en): "measure"
    case (.measure, _): "tiltak"
    case (.evaluation, .en): "evaluation"
    case (.evaluation, _): "evaluering"
    case (.survey, .en): "survey"
    case (.survey, _): "kartlegging"
    case (.revision, .en): "revision"
    case (.revision, _): "revidering"
    case (.report, .en): "report"
    case (.report, _): "rapportering"
    case (.resolution, .en): "resolution"
    case (.resolution, _): "vedtak"
    }
  }
}

extension ReportLight.Colour {
  fileprivate func word(in language: Language) -> String {
    switch (self, language) {
    case (.red, .nb): "rød"
    case (.red, .nn): "raud"
    case (.red, .en): "red"
    case (.yellow, .en): "yellow"
    case (.yellow, _): "gul"
    case (.grey, .en): "grey"
    case (.grey, _): "grå"
    case (.green, .nb): "grønn"
    case (.green, .nn): "grøn"
    case (.green, .en): "green"
    }
  }
}

extension ObligationState {
  /// As people read it in a report.
  func word(in language: Language) -> String {
    switch language {
    case .nb:
      switch self {
      case .waiting: "venter"
      case .upcoming: "kommer"
      case .open: "åpen"
      case .due: "frist i dag"
      case .overdue: "forfalt"
      case .done: "utført"
      case .missed: "ikke gjort"
      case .cancelled: "avlyst"
      case .snoozed: "påminnelse utsatt"
      case .ongoing: "løpende"
      case .asNeeded: "ved behov"
      case .undated: "uten frist"
      case .invalid: "ikke forstått"
      case .withdrawn: "tatt ut av planen"
      }
    case .nn:
      switch self {
      case .waiting: "ventar"
      case .upcoming: "kjem"
      case .open: "open"
      case .due: "frist i dag"
      case .overdue: "forfalle"
      case .done: "utført"
      case .missed: "ikkje gjort"
      case .cancelled: "avlyst"
      case .snoozed: "påminning utsett"
      case .ongoing: "løpande"
      case .asNeeded: "ved behov"
      case .undated: "utan frist"
      case .invalid: "ikkje forstått"
      case .withdrawn: "teken ut av planen"
      }
    case .en:
      switch self {
      case .waiting: "waiting"
      case .upcoming: "upcoming"
      case .open: "open"
      case .due: "due today"
      case .overdue: "overdue"
      case .done: "done"
      case .missed: "missed"
      case .cancelled: "cancelled"
      case .snoozed: "snoozed"
      case .ongoing: "ongoing"
      case .asNeeded: "as needed"
      case .undated: "without a deadline"
      case .invalid: "not understood"
      case .withdrawn: "withdrawn"
      }
    }
  }
}
