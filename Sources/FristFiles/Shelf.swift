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
  /// What holds now; nil before the first accepted `refresh`.
  public private(set) var inventory: Inventory?

  /// - Parameters:
  ///   - path: frist.yaml, as the administrator names it: the other files' names are made from it.
  ///   - sentences: How deadline texts are spoken of in errors and warnings.
  public init(config path: String, sentences: DeadlineSentences = .plain) {
    fatalError("\(path)")
  }

  /// Takes over what held when frist was last running, from the ledger; before the first `refresh`, which compares the
  /// files with it, parsing a plan once where its bytes are the same.
  ///
  /// - Parameters:
  ///   - versions: The latest version of each file; those that say that a plan is gone are passed over.
  ///   - older: All versions of a file that were ever accepted, the latest first (those in force included). Asked
  ///     during the first `refresh` alone, and only where a version in force has an invalid obligation (its last good
  ///     version) or names somebody whom the directory in force lacks.
  public mutating func restore(
    _ versions: [ShelfVersion], older: @escaping @Sendable (ShelfFile) -> [[UInt8]] = { _ in [] }
  ) {}

  /// Looks at the files and takes what is new in them and acceptable.
  ///
  /// What was refused or could not be read keeps the version in force; what could not be read for a moment (too many open
  /// files, an I/O error) is tried again at the next look, changed or not.
  ///
  /// - Parameters:
  ///   - force: Whether every file is read though it looks the same.
  ///   - confirmedGone: Plans of which an administrator has said that they are meant to be gone (`confirm PLAN`): they do
  ///     not stay where the plan directory has no plan.
  ///   - isFinished: What the record says is done or cancelled for good, of plan and obligation: a plan that replaces
  ///     another is warned only about what is open.
  ///   - today: The civil day in the zone of these settings; throws where they cannot be used (a zone that tzdata lacks):
  ///     then they are not accepted.
  public mutating func refresh(
    force: Bool = false, confirmedGone: Set<PlanID> = [],
    isFinished: (PlanID, String) -> Bool = { _, _ in false },
    today: (Settings) throws(FileReadError) -> CivilDay
  ) -> Refresh {
    fatalError("not yet")
  }

  /// The version of a file that holds, as the ledger has it or is to have it; nil where none holds.
  public func bytes(of file: ShelfFile) -> [UInt8]? { nil }
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
    fatalError("not yet")
  }
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

  /// English refusals and bare days.
  public static let plain = DeadlineSentences(refusal: { Sentence($0.what) }, reading: { Sentence($0.kind) })
}
