import FristCore
import FristFiles
import FristLedger

extension Ledger {
  /// The book as the record has it, and a shelf that holds what was in force.
  ///
  /// - Parameter day: As things stood at the end of this day; nil for now.
  func shelved(config: String, on day: CivilDay? = nil) throws(LedgerError) -> (Book, Shelf) {
    var shelf = Shelf(config: config, sentences: .rendered)
    let versions = try filesInForce(on: day)
    let previous: Inventory? = try shelf.restore(
      versions.map(ShelfVersion.init),
      today: { settings throws(FileReadError) in
        // Only a `done:` of a day to come asks for it; without a day the look at the files asks again.
        if let day { return day }
        return try self.lastDay(settings, config)
      },
      older: { file throws(LedgerError) in
        let (kind, name) = FileVersion.place(of: file)
        // What was accepted later says nothing of that day.
        return try self.versions(kind, name).filter { version in day.map { version.at.day <= $0 } ?? true }
          .compactMap(\.content)
      })
    var book = previous.map(Book.init) ?? Book()
    try fold(through: day) { book.apply($0) }
    book.index()
    return (book, shelf)
  }

  private func lastDay(_ settings: Settings, _ config: String) throws(FileReadError) -> CivilDay {
    do throws(LedgerError) {
      return try lastPassed()?.moment.day ?? CivilDay(number: 0)
    } catch {
      throw FileReadError(problems: [])
    }
  }
}

extension FileVersion {
  init(_ version: ShelfVersion) {
    let (kind, name) = Self.place(of: version.file)
    self.init(kind: kind, name: name, content: version.bytes)
  }

  static func place(of file: ShelfFile) -> (Kind, String) {
    switch file {
    case .configuration: (.configuration, "frist.yaml")
    case .directory: (.directory, "directory.yaml")
    case .plan(let id): (.plan, id)
    }
  }
}

extension ShelfVersion {
  init(_ version: FileVersion) {
    let file: ShelfFile =
      switch version.kind {
      case .configuration: .configuration
      case .directory: .directory
      case .plan: .plan(version.name)
      }
    self.init(file, version.content)
  }
}

extension Office {
  /// What a look at the files came to.
  enum Look {
    case unchanged
    case accepted(FileChange)
    /// frist.yaml or directory.yaml is not accepted, for these reasons; the versions in force stay.
    case refused([Problem], FileChange)
  }

  /// Looks at the files and takes what is new in them and acceptable: one stat a file where nothing changed.
  ///
  /// - Parameters:
  ///   - now: By a clock that is trusted: it dates what is accepted.
  ///   - force: Whether every file is read though it looks the same.
  func look(at now: CivilMoment, force: Bool = false) throws -> Look {
    // A clock set back does not take the record back.
    let now = max(now, lastMoment ?? now)
    let before = book
    var found: Zone?
    let files = shelf.refresh(
      force: force, confirmedGone: before.confirmedGone,
      isFinished: { plan, id in before.isFinished(ObligationRef(plan: plan, obligation: id), on: now.day) }
    ) { settings throws(FileReadError) in
      found = try Zone.of(settings, premises.config)
      return now.day
    }
    nextFileDay = files.nextDay
    guard files.isChanged, let inventory = files.inventory else {
      return files.refused.isEmpty ? .unchanged : .refused(files.refused, FileChange())
    }
    if let found { zone = found }
    clockWatch.limits = inventory.settings.hold
    let change = Reconciliation(of: before, to: inventory, isFirst: false, now: now, changed: files.concerned)
    try ledger.append(change.entries, versions: files.versions.map(FileVersion.init), at: now)
    decider.take(change, now: now)
    tally.forget(change, before: before)
    let said = FileChange(change.entries, before: before, after: change.book)
    return files.refused.isEmpty ? .accepted(said) : .refused(files.refused, said)
  }
}

/// What reading the files again came to.
struct FileChange: Hashable, Sendable {
  /// New, gone, and there again.
  struct Names: Hashable, Sendable {
    var new: [String] = []
    var gone: [String] = []
    var back: [String] = []
  }
  struct Move: Hashable, Sendable {
    let occurrence: String
    let from: CivilDay?
    let to: CivilDay?
  }

  var plans = Names()
  /// `PLAN/ID`.
  var obligations = Names()
  var moved: [Move] = []
  var newProblems: [Problem] = []
  var solvedProblems: [Problem] = []

  init() {}

  init(_ entries: [Entry], before: Book, after: Book) {
    for entry in entries {
      switch entry.event {
      case .planSeen(let plan): plans.new.append(after.present(plan: plan))
      case .planGone(let plan, _, _, _): plans.gone.append(before.present(plan: plan))
      case .planReturned(let plan): plans.back.append(after.present(plan: plan))
      case .seen(let root): obligations.new.append(after.present(root).description)
      case .withdrawn(let root, _, _, _): obligations.gone.append(before.present(root).description)
      case .returned(let root): obligations.back.append(after.present(root).description)
      case .armed(let id, let arming):
        moved.append(
          Move(occurrence: after.name(of: id), from: before.due(of: id), to: arming.window.due))
      case .disarmed(let id): moved.append(Move(occurrence: before.name(of: id), from: before.due(of: id), to: nil))
      default: break
      }
    }
    let (old, new) = (before.inventory.problems, after.inventory.problems)
    if old == new { return }
    // Most files have those that they had, and each is looked at once.
    let (was, now) = (Dictionary(grouping: old, by: \.file), Dictionary(grouping: new, by: \.file))
    let changed = Set(was.keys).union(now.keys).filter { was[$0] != now[$0] }
    newProblems = new.filter { changed.contains($0.file) }.without(old.filter { changed.contains($0.file) })
    solvedProblems = old.filter { changed.contains($0.file) }.without(new.filter { changed.contains($0.file) })
  }
}

extension [Problem] {
  /// Those that are not among others: as many of each as there are more of it.
  ///
  /// The same is the same on another line, and whatever else goes on in its file.
  fileprivate func without(_ others: [Problem]) -> [Problem] {
    var known: [Matter: Int] = [:]
    for other in others { known[Matter(other), default: 0] += 1 }
    return filter { problem in
      guard let count = known[Matter(problem)], count > 0 else { return true }
      known[Matter(problem)] = count - 1
      return false
    }
  }

  private struct Matter: Hashable {
    let file: String
    let plan: PlanID?
    let obligation: String?
    let severity: Problem.Severity
    let what: Sentence

    init(_ problem: Problem) {
      (file, plan, obligation) = (problem.file, problem.plan, problem.obligation)
      (severity, what) = (problem.severity, problem.what)
    }
  }
}
