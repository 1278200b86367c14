/// A failure that goes on: worth a line when it begins, changes and ends; counted in between.
public struct RepeatedFailure<Failure: Equatable & Sendable>: Sendable {
  /// What an end comes to.
  public struct Recovery: Hashable, Sendable {
    public let failures: Int
    /// From the first failure to the first success.
    public let afterSeconds: Int
  }

  /// The latest failure; nil while all is well.
  public private(set) var latest: Failure?
  /// Failures since the last success.
  public private(set) var count = 0
  private var firstSeconds = 0

  public init() {}

  /// Counts a failure.
  ///
  /// - Parameter seconds: Of a clock that nobody sets.
  /// - Returns: Whether it is another than the one before: to be logged.
  public mutating func fail(_ failure: Failure, atSeconds seconds: Int) -> Bool {
    if count == 0 { firstSeconds = seconds }
    count += 1
    defer { latest = failure }
    return latest != failure
  }

  /// Ends what failed before.
  ///
  /// - Parameter seconds: Of the same clock.
  /// - Returns: What to log; nil where nothing had failed.
  public mutating func succeed(atSeconds seconds: Int) -> Recovery? {
    guard count > 0 else { return nil }
    defer { self = RepeatedFailure() }
    return Recovery(failures: count, afterSeconds: seconds - firstSeconds)
  }
}
