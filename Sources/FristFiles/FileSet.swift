import FristCore

/// The files that configure everything, as bytes: frist.yaml, the directory and the plans.
public struct FileSet: Hashable, Sendable {
  public var config: SourceText
  public var directory: SourceText
  /// Ascending by id.
  public var plans: [PlanSource]
  /// Files of the plan directory that could not be read or cannot be plans; by file.
  public var problems: [Problem]

  /// - Parameter problems: What was already wrong while the files were read.
  public init(config: SourceText, directory: SourceText, plans: [PlanSource], problems: [Problem] = []) {
    self.config = config
    self.directory = directory
    self.plans = plans.sorted { $0.id < $1.id }
    self.problems = problems
  }
}

/// A plan's file, or the fact that it is there and cannot be read.
public struct PlanSource: Hashable, Sendable {
  /// The file's name without `.yaml`.
  public var id: PlanID
  /// Nil where the file is there and cannot be read: the plan is not gone.
  public var source: SourceText?

  public init(id: PlanID, source: SourceText?) {
    self.id = id
    self.source = source
  }
}

/// frist.yaml, the directory or the plan directory cannot be used: nothing of the files is taken.
public struct FileReadError: Error, Hashable, Sendable {
  /// Never empty.
  public let problems: [Problem]

  public init(problems: [Problem]) { self.problems = problems }
}

extension FileSet {
  /// Reads frist.yaml and all that it names.
  ///
  /// Plans are the `*.yaml` of the plan directory; names that begin with a dot and what editors leave behind are passed
  /// over. A plan file that cannot be read is a problem and does not stop the others.
  ///
  /// - Parameter path: frist.yaml, as the administrator names it; errors show paths made from it.
  /// - Throws: Where frist.yaml is not accepted, or the directory or the plan directory cannot be read.
  public static func read(config path: String) throws(FileReadError) -> FileSet {
    let config = try source(path, .settingsRefused)
    let settings: Settings
    switch SettingsFile.load(config) {
    case .accepted(let value, _): settings = value
    case .refused(let problems): throw FileReadError(problems: problems)
    }
    let directory = try source(settings.directory, .directoryRefused)
    let names: [String]
    do throws(FileSystem.ReadError) {
      names = try FileSystem.names(in: settings.plans)
    } catch {
      throw FileReadError(problems: [.wholeFile(settings.plans, error.complaint, .settingsRefused)])
    }
    var plans: [PlanSource] = []
    var problems: [Problem] = []
    for name in names {
      let file = join(settings.plans, name)
      guard let id = planID(ofFile: name) else {
        if let complaint = complaint(aboutFile: name) {
          let severity: Problem.Severity = complaint == .fileNameNotYAML ? .warning : .error
          problems.append(.wholeFile(file, complaint, .fileNotRead, severity))
        }
        continue
      }
      do throws(FileSystem.ReadError) {
        plans.append(PlanSource(id: id, source: SourceText(path: file, bytes: try FileSystem.read(file))))
      } catch {
        plans.append(PlanSource(id: id, source: nil))
        problems.append(.wholeFile(file, error.complaint, .planRefused(id), plan: id))
      }
    }
    return FileSet(config: config, directory: directory, plans: plans, problems: problems)
  }

  private static func source(_ path: String, _ consequence: Consequence) throws(FileReadError) -> SourceText {
    do throws(FileSystem.ReadError) {
      return SourceText(path: path, bytes: try FileSystem.read(path))
    } catch {
      throw FileReadError(problems: [.wholeFile(path, error.complaint, consequence)])
    }
  }

  static func join(_ directory: String, _ name: String) -> String {
    directory.hasSuffix("/") ? directory + name : "\(directory)/\(name)"
  }

  /// The id of the plan that a file of the plan directory has, or nil where it is no plan's.
  static func planID(ofFile name: String) -> PlanID? {
    guard name.hasSuffix(".yaml") else { return nil }
    let id = String(name.dropLast(5))
    return Identifier.isValidLowerCase(id) ? id : nil
  }

  /// What to say about a file that is no plan's; nil for what editors leave (`#a.yaml#`, `a.yaml~`) and all else.
  private static func complaint(aboutFile name: String) -> Complaint? {
    if name.hasPrefix("#") || name.hasPrefix("~") || name.hasSuffix("~") || name.hasSuffix("~.yaml") { return nil }
    if name.hasSuffix(".yaml") { return .fileNameNotID(name.shown) }
    return name.lowercased().hasSuffix(".yml") || name.lowercased().hasSuffix(".yaml") ? .fileNameNotYAML : nil
  }
}

extension Problem {
  fileprivate static func wholeFile(
    _ file: String, _ complaint: Complaint, _ consequence: Consequence, _ severity: Severity = .error,
    plan: PlanID? = nil
  ) -> Problem {
    Problem(
      severity: severity, file: file, line: 0, column: 0, what: complaint.sentence, consequence: consequence.sentence,
      plan: plan)
  }
}

extension FileSet {
  /// Takes plan files that the administrator names, in the place of those in the plan directory.
  ///
  /// - Throws: Where one of them cannot be read, or its name is no plan's.
  public mutating func replacePlans(with paths: [String]) throws(FileReadError) {
    plans = []
    problems = []
    for path in paths {
      let name = path.split(separator: "/").last.map(String.init) ?? path
      guard let id = Self.planID(ofFile: name) else {
        problems.append(.wholeFile(path, .fileNameNotID(name.shown), .fileNotRead))
        continue
      }
      plans.append(PlanSource(id: id, source: try Self.source(path, .planRefused(id))))
    }
    plans.sort { $0.id < $1.id }
  }
}
