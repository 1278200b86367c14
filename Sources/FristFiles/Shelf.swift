import FristCore

/// A file of which the ledger keeps every accepted version.
public enum ShelfFile: Hashable, Comparable, Sendable {
  /// frist.yaml.
  case configuration
  /// directory.yaml.
  case directory
  /// A plan, by its id.
  case plan(PlanID)
}

/// A version of a file that holds: what the ledger is to keep, or has kept.
public struct ShelfVersion: Hashable, Sendable {
  public let file: ShelfFile
  /// Nil: the file is gone (plans only).
  public let bytes: [UInt8]?

  public init(_ file: ShelfFile, _ bytes: [UInt8]?) {
    self.file = file
    self.bytes = bytes
  }
}

/// What one look at the files came to.
public struct Refresh: Sendable {
  /// What holds now, with every problem of the files as they are now.
  ///
  /// Nil only while nothing holds: frist.yaml or directory.yaml was not accepted at the first look (exit 78), and
  /// `problems` says why.
  public let inventory: Inventory?
  /// What held before this look; at the first one what the restored versions say. Nil where nothing held.
  public let previous: Inventory?
  /// Errors and warnings of all files, by file, line and column; where `inventory` is there, the same as in it.
  public let problems: [Problem]
  /// Why frist.yaml, directory.yaml or what they say together is not accepted; empty where they are. Among `problems`.
  ///
  /// At a start this is exit 78, also where `inventory` is there: the versions in force stay only at a reload.
  public let refused: [Problem]
  /// Whether the settings that hold now are others than those of `previous`.
  public let settingsChanged: Bool
  /// Whether the directory that holds now (its `lost` included) is another than that of `previous`.
  public let directoryChanged: Bool
  /// Plans that are new, gone, or have another value than in `previous`; ascending.
  public let changedPlans: [PlanID]
  /// Plans in `previous` whose file is gone, and which are therefore not in `inventory`; ascending.
  public let gone: [PlanID]
  /// Plans whose file is there and is not accepted, whether an earlier version of them holds or not; ascending.
  public let notAccepted: [PlanID]
  /// The plan directory is missing, unreadable or without a plan, and plans that held stay therefore (DESIGN.md 4).
  /// A problem says so.
  public let keepsPlans: Bool
  /// What the ledger does not have yet, in the order of `ShelfFile`. Handed out once.
  public let versions: [ShelfVersion]
  /// From this day on a refresh says something else though no file changes (`done:` with a day to come); nil for never.
  public let nextDay: CivilDay?

  /// Whether anything is other than before this look: values or problems. Where not, nothing was parsed or compared.
  public let isChanged: Bool
}

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
    guard look.isChanged || inventory == nil else { return unchanged }
    let (now, changedPlans) = takeStock(head, look, isFinished)
    inventory = now
    return Refresh(
      inventory: now, previous: previous, problems: now.problems, refused: refused,
      settingsChanged: previous.map { $0.settings != now.settings } ?? true,
      directoryChanged: previous.map { $0.directory != now.directory } ?? true, changedPlans: changedPlans,
      gone: look.gone.sorted(), notAccepted: notAccepted, keepsPlans: keepsPlans,
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

  private var notAccepted: [PlanID] { slots.filter { !$0.value.isAccepted }.keys.sorted() }

  private var nextDay: CivilDay? { slots.values.compactMap { $0.loaded?.nextDay }.min() }

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

/// What a look at the files has found so far.
struct Look {
  var isChanged = false
  /// Whether plans are to be parsed again though their files did not change.
  var headChanged = false
  var versions: [ShelfVersion] = []
  var gone: [PlanID] = []
  /// Plans that were parsed anew, each with its value in force until then; nil in it for one that is new.
  var before: [PlanID: Plan?] = [:]
}

/// frist.yaml as it was last read: the settings as far as they can be read.
struct SettingsReading: Sendable {
  var settings: Settings
  var problems: [Problem]
  var isAccepted: Bool
}

/// Settings and directory in force.
struct Head: Sendable {
  var settings: Settings
  var settingsBytes: [UInt8]
  /// As its file says it, nobody `lost`.
  var directory: Directory
  var directoryBytes: [UInt8]
}

/// One plan's file and what of it is in force.
struct PlanSlot: Sendable {
  var file: WatchedFile
  /// The bytes in force.
  var accepted: [UInt8]?
  /// What is in force: the parsed bytes, with the last good versions of what is invalid in them and with what is found
  /// between plans: the automatic revision, no `replaces` in a circle.
  var loaded: LoadedPlan?
  /// Whether the file as it is now is in force.
  var isAccepted = false
  /// What is wrong with the file as it is now.
  var problems: [Problem] = []
  /// What of the plan that it replaces it does not carry on.
  var leftBehind: [Problem] = []
  var hasComparedWithOld = false
}

/// How errors and warnings speak of deadline texts: the words of FristRender, without depending on it.
public struct DeadlineSentences: Sendable {
  /// Why a text was refused, without a final full stop and without the suggestion.
  public var refusal: @Sendable (DeadlineRefusal) -> Sentence
  /// How a text was read: `Avklaring: innen 30. juni 2019`.
  public var reading: @Sendable (Deadline) -> Sentence

  public init(
    refusal: @escaping @Sendable (DeadlineRefusal) -> Sentence, reading: @escaping @Sendable (Deadline) -> Sentence
  ) {
    self.refusal = refusal
    self.reading = reading
  }

  /// English refusals, and the label with the days as numbers.
  public static let plain = DeadlineSentences(refusal: { Sentence($0.what) }, reading: { Sentence($0.bareDays) })
}

extension Deadline {
  /// `Avklaring: 2019-01-01–2019-06-30`; of what has no windows of its own what kind it is.
  fileprivate var bareDays: String {
    let label = label.map { "\($0): " } ?? ""
    guard case .once(let windows) = meaning else { return label + kind }
    return label
      + windows.map { window in
        window.start.map { $0 == window.due ? "\(window.due)" : "\($0)–\(window.due)" } ?? "≤ \(window.due)"
      }.joined(separator: ", ")
  }
}
