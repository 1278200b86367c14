import FristCore
import FristLedger
import FristTesting
import Testing

@testable import FristDaemon

/// Random files, commands, passes and restarts on a ledger of its own: the record alone says how things stand, and stood.
@Suite("What the ledger says of every day", .serialized)
struct RecordPropertyTests {
  @Test(
    "folded anew it gives the book that was lived through; as of a day, that of a municipality that ended on that day",
    arguments: 1...15)
  func recordAlone(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let steps = History(random: &random).steps
    let lived = try Municipality(of: Premises(), number: 0)
    for step in steps {
      try lived.take(step)
      let (folded, _) = try lived.office.ledger.shelved(
        config: lived.premises.office.config, on: step.day)
      expectSame(folded, lived.office.book, on: step.day)
      var (kept, fresh) = (lived.office.tally, Tally())
      let counts = kept.counts(of: lived.office.book, on: step.day)
      #expect(counts == fresh.counts(of: folded, on: step.day), "counts on \(step.day)")
      lived.office.tally = kept
      let occurrences = folded.register(on: step.day).compactMap(\.occurrence?.id)
      #expect(occurrences.count == Set(occurrences).count, "an occurrence stands twice on \(step.day)")
    }
    let books = ReportBooks(
      lived.office.ledger, lived.premises.office.config, today: steps[steps.count - 1].day, present: nil)
    for last in steps.indices.dropFirst().shuffled(using: &random).prefix(4) {
      let ended = try Municipality(of: lived.premises, number: last)
      for step in steps[...last] { try ended.take(step, restarting: false) }
      let day = steps[last].day
      let asOf = try books.on(day)
      expectSame(asOf, ended.office.book, on: day)
      let entries = try lived.office.ledger.entries(from: nil, to: day, plan: nil, by: nil)
      #expect(try entries == ended.office.ledger.entries(from: nil, to: day, plan: nil, by: nil), "to \(day)")
      for root in asOf.plans.keys { try expectPart(books.of(root, on: day), of: asOf, root, on: day) }
    }
  }

  /// What concerns one plan alone says the same of it as the whole.
  private func expectPart(_ part: Book, of whole: Book, _ root: PlanID, on day: CivilDay) {
    let id = whole.present(plan: root)
    #expect(part.present(plan: root) == id, "name of \(root) on \(day)")
    #expect(part.plan(id) == whole.plan(id), "plan \(id) on \(day)")
    #expect(part.plans[root] == whole.plans[root], "record of \(id) on \(day)")
    #expect(part.retirement(of: id) == whole.retirement(of: id), "retirement of \(id) on \(day)")
    func rows(_ book: Book) -> [RegisterRow] { book.register(on: day).filter { $0.root.plan == root } }
    #expect(rows(part) == rows(whole), "rows of \(id) on \(day)")
    for row in rows(whole) { #expect(part.dossiers[row.root] == whole.dossiers[row.root], "\(row.root) on \(day)") }
  }

  private func expectSame(_ one: Book, _ other: Book, on day: CivilDay) {
    #expect(one.dossiers == other.dossiers, "dossiers on \(day)")
    #expect(one.plans == other.plans, "plans on \(day)")
    #expect(one.toldBeside == other.toldBeside, "told on \(day)")
    #expect(one.endings == other.endings, "endings on \(day)")
    #expect(one.inventory.plans == other.inventory.plans, "inventory on \(day)")
    #expect(one.register(on: day) == other.register(on: day), "register on \(day)")
  }
}

/// What happens in a municipality, decided in advance: a step a day at most.
private struct History {
  struct Step {
    let day: CivilDay
    let act: Act
  }

  enum Act: Equatable {
    /// The files of all plans, by name.
    case files([String: String])
    case command(Command, String)
    case pass
    case restart
  }

  /// One plan's file.
  private struct PlanText {
    var title = "Plan"
    var lines: [String: String] = [:]
    var isRetired = false
    var replaces: String?
    var formerly: String?

    var text: String {
      var text = "title: \(title)\nmunicipality: By\nowner: sjef\ncoordinator: sjef\nretired: \(isRetired)\n"
      if let replaces { text += "replaces: \(replaces)\n" }
      if let formerly { text += "formerly: \(formerly)\n" }
      text += "measures:\n"
      for (id, line) in lines.sorted(by: { $0.key < $1.key }) { text += "  - {id: \"\(id)\", \(line)}\n" }
      return text
    }
  }

  private(set) var steps: [Step] = []
  static let names = ["a", "b", "c"]
  private static let ids = ["1", "2", "3", "4"]
  private static let texts = [
    "15. mars 2019", "1. halvår 2019", "innen 30. juni hvert år", "Andre kvartal hvert år", "Løpende", "Ved behov",
    "høsten 2019", "to måneder etter 1", "31. desember 2018", "1. september 2019",
  ]

  init(random: inout SeededGenerator) {
    var plans = ["a": Self.plan(&random), "b": Self.plan(&random)]
    var day = CivilDay(year: 2019, month: 1, day: 2)!
    steps.append(Step(day: day, act: .files(plans.mapValues(\.text))))
    for _ in 0..<45 {
      day = day.shifted(byDays: .random(in: 1...16, using: &random))
      let act: Act
      switch Int.random(in: 0..<10, using: &random) {
      case 0, 1:
        Self.change(&plans, on: day, &random)
        act = .files(plans.mapValues(\.text))
      case 2, 3, 4:
        act = .command(
          Self.command(on: day, &random),
          "\(Self.names.randomElement(using: &random)!)/\(Self.ids.randomElement(using: &random)!)")
      case 5: act = .restart
      default: act = .pass
      }
      steps.append(Step(day: day, act: act))
    }
  }

  private static func line(_ random: inout SeededGenerator) -> String {
    let responsible = ["[helse]", "[helse, nav]", "[nav]", "[]"].randomElement(using: &random)!
    return "title: Tiltak, responsible: \(responsible), deadline: \"\(texts.randomElement(using: &random)!)\""
  }

  private static func plan(_ random: inout SeededGenerator) -> PlanText {
    var plan = PlanText()
    plan.lines["1"] = "title: Første, responsible: [nav], deadline: \"1. mai 2019\""
    for id in ids.dropFirst() { plan.lines[id] = line(&random) }
    return plan
  }

  private static func change(_ plans: inout [String: PlanText], on day: CivilDay, _ random: inout SeededGenerator) {
    let name = History.names.randomElement(using: &random)!
    guard plans[name] != nil || name == "c" else {
      plans[name] = plan(&random)
      return
    }
    let id = ids.randomElement(using: &random)!
    switch Int.random(in: 0..<9, using: &random) {
    case 7:
      let replaced = ["a", "c"].randomElement(using: &random)
      let replaces = plans["b"]?.replaces == nil ? replaced : nil
      plans["b"]?.replaces = replaces
    case 8:
      // "a" has another name from now on, or has it back.
      let (old, new) = plans["c"] == nil ? ("a", "c") : ("c", "a")
      guard var plan = plans.removeValue(forKey: old) else { return }
      plan.formerly = old
      plans[new] = plan
    case 0: plans[name] = nil
    case 1: plans[name]?.isRetired.toggle()
    case 2: if id != "1" { plans[name]?.lines[id] = nil }
    case 3:
      // Also of a day to come, which is taken when it has come.
      let on = day.shifted(byDays: .random(in: -20...20, using: &random))
      plans[name]?.lines[id] = line(&random) + ", done: \(on)"
    case 4: plans[name]?.title += "en"
    default: plans[name]?.lines[id] = line(&random)
    }
  }

  private static func command(on day: CivilDay, _ random: inout SeededGenerator) -> Command {
    let later = day.shifted(byDays: .random(in: 1...60, using: &random))
    let moved = Deadline(.once([Window(start: nil, due: later)]))
    return [
      .done(on: day, note: nil), .reopen, .cancel(reason: "x"), .confirm(note: "x"), .snooze(until: later, reason: "x"),
      .move(moved, text: later.description, reason: "x"),
    ].randomElement(using: &random)!
  }
}

/// Premises with an office at work.
private final class Municipality {
  let premises: Premises
  private let places: Office.Premises
  private var current: Office?
  private var now = CivilMoment("2019-01-01T00:00")!

  var office: Office { current! }

  /// - Parameter number: Several stand on the same files, one after the other, each with a ledger of its own.
  init(of premises: Premises, number: Int) throws {
    self.premises = premises
    places = Office.Premises(
      config: premises.office.config, state: premises.root.appending(path: "state-\(number)").path,
      spool: premises.root.appending(path: "spool-\(number)").path)
    try premises.write(
      "directory.yaml",
      """
      recipients:
        sjef: {name: Rådmannen, mail: sjef@by.example}
        helse: {name: Helse, mail: helse@by.example, superior: sjef}
        nav: {name: NAV, mail: nav@by.example, superior: sjef}

      """)
    for name in ["by"] + History.names { try premises.remove("plans.d/\(name).yaml") }
    try open()
  }

  private func open() throws {
    current = nil
    current = try Office(places, mode: .replay) { [now] _, last in max(last ?? now, now) }
  }

  func take(_ step: History.Step, restarting: Bool = true) throws {
    now = CivilMoment(step.day, TimeOfDay("09:00")!)
    // As in the daemon the files are looked at before anything else, for a day can bring what they say.
    switch step.act {
    case .files(let texts):
      for name in History.names {
        if let text = texts[name] {
          try premises.write("plans.d/\(name).yaml", text)
        } else {
          try premises.remove("plans.d/\(name).yaml")
        }
      }
      _ = try office.look(at: now)
    case .command(let command, let id):
      _ = try office.look(at: now)
      // What does not fit its state is refused, and nothing is recorded.
      if let said = try? office.book.entries(for: command, on: id, by: .uid(0), at: now) {
        try office.record(said.entries, at: now)
      }
    case .pass:
      _ = try office.look(at: now)
      _ = try office.pass(at: now)
    case .restart where !restarting:
      // A start looks at the files, too.
      _ = try office.look(at: now)
    case .restart:
      try open()
    }
  }
}
