import FristCore

/// The files in force: frist.yaml, the directory and the plans as they were last read, what of them holds, and what each
/// looked like, so that the next look reads only what changed.
///
/// A look at files of which none changed costs one stat a file and one reading of the plan directory's names; where some
/// changed, these are read and parsed, and what plans say about each other is checked anew on what is loaded. Another
/// frist.yaml or directory is every plan parsed again.
///
/// Source of the rules: DESIGN.md 4, the table "what is wrong | what happens".
public struct Shelf: Sendable {
  /// What holds now; nil before anything was restored or accepted.
  public internal(set) var inventory: Inventory?

  let sentences: DeadlineSentences
  private let planDirectory: String?
  /// Plan files that the administrator names, in the place of those in the plan directory.
  var namedPlans: [String]?
  /// Whether it is known what held before: not so in `verify`.
  var knowsPrevious = true

  var config: WatchedFile
  /// As it was last read.
  var settingsRead: SettingsReading?
  var directory: WatchedFile?
  var directoryRead: Loaded<Directory>?
  /// Settings and directory in force; nil before the first were accepted.
  var head: Head?
  /// What is wrong with each of the two as they are now, and what is wrong with them together as well.
  var headFindings: [Problem] = []
  var headProblems: [Problem] = []
  /// Why the two as they are now are not in force.
  var refused: [Problem] = []
  /// Whom directories in force had once and the one in force has not, as they last knew them.
  var former: [RecipientID: Recipient] = [:]
  var slots: [PlanID: PlanSlot] = [:]
  /// Plans of which the file as it is now is not in force; as of the last look.
  private var notAccepted: [PlanID] = []
  /// From which day on a plan says something else though no file changes; as of the last look.
  private var nextDay: CivilDay?
  /// Files of the plan directory that are no plans, and the directory itself.
  var nameProblems: [Problem] = []
  var keepsPlans = false
  /// Whether the files were accepted once since the program started.
  var hasStarted = false
  var today: CivilDay?

  /// - Parameters:
  ///   - path: frist.yaml, as the administrator names it: the other files' names are made from it.
  ///   - plans: A directory of plan files in the place of the one that frist.yaml names (`preview --diff`).
  ///   - sentences: How deadline texts are spoken of in errors and warnings.
  public init(config path: String, plans: String? = nil, sentences: DeadlineSentences = .plain) {
    config = WatchedFile(path: path)
    planDirectory = plans
    self.sentences = sentences
  }

  /// Looks at the files and takes what is new in them and acceptable.
  ///
  /// What was refused or could not be read keeps the version in force; what could not be read for a moment (too many open
  /// files, an I/O error) is tried again at the next look, changed or not.
  ///
  /// - Parameters:
  ///   - force: Whether every file is read though it looks the same.
  ///   - confirmedGone: Plans of which an administrator has said that they are meant to be gone (`confirm PLAN`): they do
  ///     not stay where the plan directory has no plan.
  ///   - isFinished: Whether the record has an obligation, of plan and id, done or cancelled for good: a plan that
  ///     replaces another is warned only about what is open.
  ///   - today: The civil day in the zone of these settings; throws where they cannot be used (a zone that tzdata lacks):
  ///     then they are not accepted.
  public mutating func refresh(
    force: Bool = false, confirmedGone: Set<PlanID> = [],
    isFinished: (PlanID, String) -> Bool = { _, _ in false },
    today: (Settings) throws(FileReadError) -> CivilDay
  ) -> Refresh {
    let previous = inventory
    var look = Look()
    lookAtHead(force: force, today, &look)
    guard let head, let day = self.today else {
      let problems = (refused + problemsOfPlansAlone()).byFile()
      return Refresh(
        inventory: nil, previous: nil, problems: problems, refused: refused, settingsChanged: false,
        directoryChanged: false, changedPlans: [], gone: [], notAccepted: [], keepsPlans: false, versions: [],
        nextDay: nil, isChanged: true)
    }
    lookAtPlans(force: force, confirmedGone: confirmedGone, head, on: day, &look)
    if look.isChanged || look.hasRead {
      notAccepted = slots.filter { !$0.value.isAccepted }.keys.sorted()
      nextDay = slots.values.compactMap { $0.loaded?.nextDay }.min()
    }
    guard look.isChanged || inventory == nil else { return unchanged }
    let (now, changedPlans) = takeStock(head, look, isFinished)
    inventory = now
    return Refresh(
      inventory: now, previous: previous, problems: now.problems, refused: refused,
      settingsChanged: previous.map { $0.settings != now.settings } ?? true,
      directoryChanged: previous.map { $0.directory != now.directory } ?? true, changedPlans: changedPlans,
      gone: look.gone.keys.sorted(), notAccepted: notAccepted, keepsPlans: keepsPlans,
      versions: look.versions.sorted { $0.file < $1.file }, nextDay: nextDay, isChanged: true)
  }

  /// Where the plans are.
  func planDirectory(_ settings: Settings) -> String { planDirectory ?? settings.plans }

  private var unchanged: Refresh {
    Refresh(
      inventory: inventory, previous: inventory, problems: inventory?.problems ?? [], refused: refused,
      settingsChanged: false, directoryChanged: false, changedPlans: [], gone: [], notAccepted: notAccepted,
      keepsPlans: keepsPlans, versions: [], nextDay: nextDay, isChanged: false)
  }

  /// The version of a file that holds, as the ledger has it or is to have it; nil where none holds.
  public func bytes(of file: ShelfFile) -> [UInt8]? {
    switch file {
    case .configuration: head?.settingsBytes
    case .directory: head?.directoryBytes
    case .plan(let id): slots[id]?.accepted
    }
  }
}

extension Shelf {
  /// Looks at the files on a day that is known.
  public mutating func refresh(
    today: CivilDay, force: Bool = false, confirmedGone: Set<PlanID> = [],
    isFinished: (PlanID, String) -> Bool = { _, _ in false }
  ) -> Refresh {
    refresh(force: force, confirmedGone: confirmedGone, isFinished: isFinished) { _ in today }
  }

  /// Checks files without anything in force (`verify`).
  ///
  /// - Parameters:
  ///   - plans: Plan files to check in the place of those in the plan directory; none for these.
  /// - Returns: What would hold (nil where frist.yaml or directory.yaml is not accepted), and the problems of every
  ///   file, also where another is broken.
  public static func check(
    config path: String, plans: [String] = [], sentences: DeadlineSentences = .plain,
    today: (Settings) throws(FileReadError) -> CivilDay
  ) -> (inventory: Inventory?, problems: [Problem]) {
    var shelf = Shelf(config: path, sentences: sentences)
    shelf.namedPlans = plans.isEmpty ? nil : plans
    shelf.knowsPrevious = false
    let refresh = shelf.refresh(today: today)
    return (refresh.inventory, refresh.problems)
  }
}
