/// Everything in force at a moment: one version of the settings, the directory and each plan.
public struct Inventory: Hashable, Sendable {
  public var settings: Settings
  public var directory: Directory
  /// Ascending by id.
  public var plans: [Plan]
  /// What is wrong with the files now, errors and warnings, by file, line and column.
  public var problems: [Problem]

  public init(settings: Settings, directory: Directory, plans: [Plan], problems: [Problem] = []) {
    self.settings = settings
    self.directory = directory
    self.plans = plans
    self.problems = problems
  }
}
