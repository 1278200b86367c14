import FristCore
import FristFiles
import FristLedger

/// The files of now held against the versions in force, as the ledger has them.
struct FilesInForce {
  /// What holds from now on.
  let inventory: Inventory
  /// What held until now; nil in a new ledger.
  let previous: Inventory?
  /// What the ledger does not have yet.
  let versions: [FileVersion]
  /// How the files looked before they were read: what changes meanwhile differs at the next look.
  let fingerprint: Fingerprint

  /// Reads the files. A plan that is not accepted, and an obligation that is not understood, keep their last good
  /// version.
  ///
  /// - Parameter mayHaveBecomeEmpty: False while fristd runs: an editor that saves empties a file first.
  /// - Throws: `FileReadError` where frist.yaml or the directory is not accepted, `LedgerError`.
  init(config path: String, ledger: Ledger, mayHaveBecomeEmpty: Bool = true) throws {
    // Where the files are, then how they look, then what they say.
    let settings = SettingsFile.load(try FileSet.read(config: path).config).value ?? Settings()
    fingerprint = Fingerprint.of(config: path, settings: settings)
    let files = try FileSet.read(config: path)
    let accepted = try ledger.filesInForce()
    let before = Dictionary(
      uniqueKeysWithValues: accepted.map { (Name(kind: $0.kind, name: $0.name), $0.content ?? []) })
    if !mayHaveBecomeEmpty, files.config.bytes.allSatisfy(\.isBlank),
      let last = before[Name(kind: .configuration, name: Self.configurationName)], !last.allSatisfy(\.isBlank)
    {
      throw FileReadError(problems: [
        Problem(
          file: path, line: 0, column: 0, what: "it has become empty",
          consequence: "the version in force stays; to go back to every default, restart fristd")
      ])
    }
    previous = try Self.previous(files, before, ledger)

    let lastAccepted = Dictionary(uniqueKeysWithValues: (previous?.plans ?? []).map { ($0.id, $0) })
    let notAccepted: [PlanID]
    switch Inventory.loading(files, lastAccepted: lastAccepted) {
    case .accepted(let loaded, let refused): (inventory, notAccepted) = (loaded, refused)
    case .refused(let problems): throw FileReadError(problems: problems)
    }

    var versions: [FileVersion] = []
    func note(_ kind: FileVersion.Kind, _ name: String, _ bytes: [UInt8]) {
      if before[Name(kind: kind, name: name)] != bytes {
        versions.append(FileVersion(kind: kind, name: name, content: bytes))
      }
    }
    note(.configuration, Self.configurationName, files.config.bytes)
    note(.directory, Self.directoryName, files.directory.bytes)
    for plan in files.plans where !notAccepted.contains(plan.id) {
      if let source = plan.source { note(.plan, plan.id, source.bytes) }
    }
    let present = Set(files.plans.map(\.id))
    for file in accepted where file.kind == .plan && !present.contains(file.name) {
      versions.append(FileVersion(kind: .plan, name: file.name, content: nil))
    }
    self.versions = versions
  }

  private static let configurationName = "frist.yaml"
  private static let directoryName = "directory.yaml"

  private struct Name: Hashable {
    let kind: FileVersion.Kind
    let name: String
  }

  /// What held until now, read from the ledger's bytes under the names that the files have now.
  private static func previous(_ files: FileSet, _ before: [Name: [UInt8]], _ ledger: Ledger) throws -> Inventory? {
    guard let config = before[Name(kind: .configuration, name: configurationName)],
      let directory = before[Name(kind: .directory, name: directoryName)]
    else { return nil }
    let configText = SourceText(path: files.config.path, bytes: config)
    let directoryText = SourceText(path: files.directory.path, bytes: directory)
    guard let settings = SettingsFile.load(configText).value, let people = DirectoryFile.load(directoryText).value
    else {
      // Accepted by an earlier version of this program and not by this one: the plans' own versions still count.
      return nil
    }
    let plans = before.filter { $0.key.kind == .plan }.map { name, bytes in
      PlanSource(id: name.name, source: SourceText(path: "\(name.name).yaml", bytes: bytes))
    }
    let set = FileSet(config: configText, directory: directoryText, plans: plans)
    guard case .accepted(let inventory, let refused) = Inventory.loading(set) else { return nil }
    // Older versions are looked up only where the latest has something that is not understood.
    let incomplete = inventory.plans.filter { !$0.invalid.isEmpty }.map(\.id) + refused
    if incomplete.isEmpty { return inventory }
    var lastGood: [PlanID: Plan] = [:]
    for id in incomplete {
      lastGood[id] = Self.lastGood(id, try ledger.versions(ofPlan: id), settings, people)
    }
    guard case .accepted(let complete, _) = Inventory.loading(set, lastAccepted: lastGood) else { return nil }
    return complete
  }

  /// A plan with every obligation in the last version that was understood.
  ///
  /// - Parameter versions: Latest first; never empty.
  private static func lastGood(
    _ id: PlanID, _ versions: [FileVersion], _ settings: Settings, _ people: Directory
  ) -> Plan? {
    var newer: [Plan] = []
    for version in versions {
      let source = SourceText(path: "\(id).yaml", bytes: version.content ?? [])
      let loaded = PlanFile.load(source, id: id, settings: settings, directory: people, recipients: .mayBeGone)
      guard let plan = loaded.value else { continue }
      newer.append(plan)
      if plan.invalid.isEmpty { break }
    }
    guard var plan = newer.popLast() else { return nil }
    while let next = newer.popLast() { plan = next.keepingLastGood(of: plan) }
    return plan
  }
}

extension UInt8 {
  /// White space of ASCII.
  fileprivate var isBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
