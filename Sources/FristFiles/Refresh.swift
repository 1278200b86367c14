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
  /// What is to be looked at of `inventory`, of which `previous` is known: these plans; nil for everything, where settings
  /// or directory are others.
  public var concerned: Set<PlanID>? { settingsChanged || directoryChanged ? nil : Set(changedPlans) }
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
