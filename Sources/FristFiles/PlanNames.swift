import FristCore

/// The names of a plan directory, sorted into plans, mistakes and what editors leave.
struct PlanNames {
  /// The plans' files, by id.
  private(set) var plans: [(id: PlanID, path: String)] = []
  /// Names that are meant for plans and cannot be one.
  private(set) var problems: [Problem] = []

  /// - Throws: Where the directory cannot be read.
  init(in directory: String) throws(FileSystem.ReadError) {
    for name in try FileSystem.names(in: directory) {
      add(name, Self.join(directory, name))
    }
    plans.sort { $0.id < $1.id }
  }

  /// Files that the administrator names, wherever they are; of two of one name the last.
  init(of paths: [String]) {
    for path in paths { add(path.split(separator: "/").last.map(String.init) ?? path, path, isNamed: true) }
    plans = Dictionary(plans.map { ($0.id, $0.path) }) { $1 }.sorted { $0.key < $1.key }.map { (id: $0, path: $1) }
  }

  private mutating func add(_ name: String, _ path: String, isNamed: Bool = false) {
    if let id = Self.planID(ofFile: name) {
      plans.append((id, path))
    } else if let complaint = Self.complaint(aboutFile: name) ?? (isNamed ? .fileNameNotID(name.shown) : nil) {
      let isWarning = if case .fileNameNotYAML = complaint { !isNamed } else { false }
      problems.append(.wholeFile(path, complaint, .fileNotRead, isWarning ? .warning : .error))
    }
  }

  /// Where a plan's file is.
  static func path(of id: PlanID, in directory: String) -> String { join(directory, id + ".yaml") }

  private static func join(_ directory: String, _ name: String) -> String {
    directory.hasSuffix("/") ? directory + name : "\(directory)/\(name)"
  }

  /// The id of the plan that a file has, or nil where it is no plan's.
  private static func planID(ofFile name: String) -> PlanID? {
    guard name.hasSuffix(".yaml") else { return nil }
    let id = String(name.dropLast(5))
    return Identifier.isValidLowerCase(id) ? id : nil
  }

  /// What to say about a file that is no plan's; nil for what editors leave (`#a.yaml#`, `a.yaml~`) and all else.
  private static func complaint(aboutFile name: String) -> Complaint? {
    if name.hasPrefix("#") || name.hasPrefix("~") || name.hasSuffix("~") || name.hasSuffix("~.yaml") { return nil }
    if name.hasSuffix(".yaml") { return .fileNameNotID(name.shown) }
    let lower = name.lowercased()
    for ending in [".yml", ".yaml", ".yaml.txt", ".yml.txt"] where lower.hasSuffix(ending) {
      return .fileNameNotYAML(right: String(lower.dropLast(ending.count)).shown + ".yaml")
    }
    return nil
  }
}
