import FristCore

/// What held when frist was last running.
extension Shelf {
  /// Takes over what held, from the ledger; before the first `refresh`, which compares the files with it. A plan whose
  /// bytes are still the same is not parsed again.
  ///
  /// - Parameters:
  ///   - versions: The latest version of each file; those that say that a plan is gone are passed over.
  ///   - today: As for `refresh`.
  ///   - older: All versions of a file that were ever accepted, the latest first, with or without the one in force. Asked
  ///     only where a version in force has an invalid obligation (for its last good version) or names somebody whom the
  ///     directory in force lacks.
  /// - Returns: What held; nil where frist.yaml or the directory was accepted by another version of this program and
  ///   cannot be read by this one. Plans' versions are then known all the same.
  @discardableResult
  public mutating func restore<Failure: Error>(
    _ versions: [ShelfVersion], today day: (Settings) throws(FileReadError) -> CivilDay,
    older: (ShelfFile) throws(Failure) -> [[UInt8]]
  ) throws(Failure) -> Inventory? {
    let bytes = Dictionary(versions.map { ($0.file, $0.bytes) }) { $1 }.compactMapValues { $0 }
    var former = try Former(bytes[.directory], older)
    head = restoredHead(bytes, former)
    if let head {
      // A zone that is gone since then is said at the first look.
      today = try? day(head.settings)
    }
    for (file, bytes) in bytes {
      guard case .plan(let id) = file else { continue }
      let settings = head?.settings ?? Settings(near: config.path)
      var slot = PlanSlot(file: WatchedFile(path: PlanNames.path(of: id, in: planDirectory(settings))), accepted: bytes)
      try restore(id, &slot, settings, &former, older)
      slots[id] = slot
    }
    self.former = former.recipients
    guard let head else { return nil }
    var look = Look()
    look.headChanged = true
    inventory = takeStock(head, look, { _, _ in true }).0
    // What is open, the first look knows.
    for id in slots.keys { slots[id]?.hasComparedWithOld = false }
    return inventory
  }

  private func restoredHead(_ bytes: [ShelfFile: [UInt8]], _ former: Former) -> Head? {
    guard let settingsBytes = bytes[.configuration], let directoryBytes = bytes[.directory] else { return nil }
    let source = SourceText(path: config.path, bytes: settingsBytes)
    guard let settings = SettingsFile.load(source, sentences: sentences).value,
      let directory = former.directory(SourceText(path: settings.directory, bytes: directoryBytes))
    else { return nil }
    return Head(
      settings: settings, settingsBytes: settingsBytes, directory: directory, directoryBytes: directoryBytes)
  }

  private func restore<Failure: Error>(
    _ id: PlanID, _ slot: inout PlanSlot, _ settings: Settings, _ former: inout Former,
    _ older: (ShelfFile) throws(Failure) -> [[UInt8]]
  ) throws(Failure) {
    func load(_ bytes: [UInt8], _ former: Former, after previous: Plan? = nil) -> Loaded<LoadedPlan> {
      let surroundings = PlanSurroundings(
        settings: settings, directory: head?.directory ?? Directory(), former: former.recipients,
        // What was taken once named no day to come, or waits for the first look.
        today: today ?? CivilDay(number: 0), previous: previous.map(EarlierPlan.init),
        rule: head == nil ? .unchecked : .onceKnown, knowsPrevious: knowsPrevious, sentences: sentences)
      return PlanFile.load(SourceText(path: slot.file.path, bytes: bytes), id: id, in: surroundings)
    }
    guard let bytes = slot.accepted else { return }
    var loaded = load(bytes, former)
    if loaded.value?.unknown.isEmpty == false, !former.isComplete {
      try former.complete(older)
      loaded = load(bytes, former)
    }
    slot.problems = loaded.problems
    slot.isAccepted = loaded.value != nil
    slot.loaded = loaded.value
    guard loaded.value?.plan.invalid.isEmpty != true else { return }
    // The last good version of what is invalid: newest first until one is whole, then folded forwards.
    if !former.isComplete { try former.complete(older) }
    var newer: [LoadedPlan] = []
    for version in try older(.plan(id)) where version != bytes {
      guard let plan = load(version, former).value else { continue }
      newer.append(plan)
      if plan.plan.invalid.isEmpty { break }
    }
    guard var good = newer.popLast() else { return }
    while var next = newer.popLast() {
      next.plan = next.plan.keepingLastGood(of: good.plan)
      good = next
    }
    // Anew beside what goes on reminding, so that its problems say so.
    loaded = load(bytes, former, after: good.plan)
    slot.problems = loaded.problems
    if var next = loaded.value {
      next.plan = next.plan.keepingLastGood(of: good.plan)
      good = next
    }
    slot.loaded = good
  }
}

/// Everybody whom earlier directories had; looked up only where somebody is missing.
struct Former {
  private(set) var recipients: [RecipientID: Recipient] = [:]
  private(set) var isComplete = false

  /// - Parameter directory: The bytes in force.
  init<Failure: Error>(
    _ directory: [UInt8]?, _ older: (ShelfFile) throws(Failure) -> [[UInt8]]
  ) throws(Failure) {
    guard let directory else { return }
    // A superior that is gone makes it a directory with a warning where it is known who that was.
    if DirectoryFile.load(SourceText(path: "", bytes: directory)).value == nil { try complete(older) }
  }

  mutating func complete<Failure: Error>(_ older: (ShelfFile) throws(Failure) -> [[UInt8]]) throws(Failure) {
    isComplete = true
    // The oldest first, so that each stands as it was last known.
    for version in try older(.directory).reversed() {
      guard let directory = directory(SourceText(path: "", bytes: version)) else { continue }
      recipients.merge(directory.recipients) { $1 }
    }
  }

  func directory(_ source: SourceText) -> Directory? { DirectoryFile.load(source, former: recipients).value }
}
