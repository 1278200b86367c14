import FristCore

/// What a look at the files has found so far.
struct Look {
  var isChanged = false
  /// Whether a plan's file was read.
  var hasRead = false
  /// Whether plans are to be parsed again though their files did not change.
  var headChanged = false
  var versions: [ShelfVersion] = []
  /// Plans whose file is gone, as they held until then.
  var gone: [PlanID: Plan] = [:]
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

  /// What one look at the file came to.
  struct Sight {
    /// Whether its content is another than at the last look.
    let isNew: Bool
    /// Whether it was not looked at before, and what is in force was restored.
    let wasRestored: Bool
    /// Whether a day has come from which on its content says something else.
    let hasCome: Bool
  }

  /// Looks at the file, which may have another path by now.
  mutating func look(at path: String, force: Bool, on day: CivilDay) -> Sight {
    if file.path != path { file = WatchedFile(path: path) }
    let wasRestored = file.content == nil && loaded != nil
    return Sight(
      isNew: file.look(force: force), wasRestored: wasRestored, hasCome: loaded?.nextDay.map { $0 <= day } ?? false)
  }
}
