import FristCore
import Testing

@testable import FristFiles

/// A text with `‸` where an error is expected: the mark is taken out and its place kept.
struct Marked {
  let text: String
  /// Of each mark, `line:column`.
  let places: [String]

  init(_ marked: String) {
    var (line, column) = (1, 1)
    var places: [String] = []
    var text = String.UnicodeScalarView()
    for scalar in marked.unicodeScalars {
      if scalar == "‸" {
        places.append("\(line):\(column)")
        continue
      }
      text.append(scalar)
      (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
    }
    self.text = String(text)
    self.places = places
  }
}

extension Problem {
  var spot: String { "\(line):\(column)" }
}

extension [Problem] {
  var errors: [Problem] { filter { $0.severity == .error } }
  var warnings: [Problem] { filter { $0.severity == .warning } }
  var places: [String] { map(\.spot) }
  var sentences: [String] { map(\.what.en) }
  /// What happens now.
  var consequences: [String] { map(\.consequence.en) }
}

enum Samples {
  static let directoryText = """
    recipients:
      nes-raadmann: {name: Rådmannen i Nes, mail: raadmann@nes.example, language: nb}
      nes-helse: {name: Helse, mail: hf@nes.example, superior: nes-raadmann}
      nes-nav: {name: NAV, mail: nav@nes.example, superior: nes-raadmann}
      nes-folkehelse: {name: Folkehelse, mail: fh@nes.example}
      nes-politi: {name: Politiet, external: true}
      kommunene: {name: De seks kommunene, members: [hole, modum]}
      hole: {name: Hole, mail: post@hole.example}
      modum: {name: Modum, mail: post@modum.example}
    """

  static let directory = DirectoryFile.load(SourceText(path: "directory.yaml", text: directoryText)).value!

  static let head = """
    title: Handlingsplan mot rus
    municipality: Nes
    period: 2019-2023
    owner: nes-raadmann
    coordinator: nes-folkehelse

    """

  /// Before any day that the plans of these tests name, and after every day that they say something was done.
  static let today = CivilDay("2019-01-01")!

  static func surroundings(
    settings: Settings = Settings(), today: CivilDay = today, previous: Plan? = nil, rule: RecipientRule = .mustExist,
    former: [RecipientID: Recipient] = [:]
  ) -> PlanSurroundings {
    PlanSurroundings(
      settings: settings, directory: directory, former: former, today: today,
      previous: previous.map(EarlierPlan.init), rule: rule, knowsPrevious: false)
  }

  /// Loads a plan called `nes-rus`; that it has no measures is not what these tests are about.
  static func load(
    _ text: String, settings: Settings = Settings(), today: CivilDay = today, previous: Plan? = nil,
    rule: RecipientRule = .mustExist, former: [RecipientID: Recipient] = [:]
  ) -> Loaded<Plan> {
    let source = SourceText(path: "plans.d/nes-rus.yaml", text: text)
    let surroundings = surroundings(
      settings: settings, today: today, previous: previous, rule: rule, former: former)
    return switch PlanFile.load(source, id: "nes-rus", in: surroundings) {
    case .accepted(let loaded, let problems): .accepted(loaded.plan, problems.withoutNoMeasures)
    case .refused(let problems): .refused(problems.withoutNoMeasures)
    }
  }

  /// Loads a plan with these sections after the usual beginning.
  static func plan(
    _ sections: String, today: CivilDay = today, previous: Plan? = nil, rule: RecipientRule = .mustExist
  ) throws -> (plan: Plan, problems: [Problem]) {
    switch load(head + sections, today: today, previous: previous, rule: rule) {
    case .accepted(let plan, let problems): return (plan, problems)
    case .refused(let problems): throw Refused(problems: problems)
    }
  }

  struct Refused: Error { let problems: [Problem] }
}

extension [Problem] {
  var withoutNoMeasures: [Problem] { filter { $0.what != Complaint.noMeasures.sentence } }
}
