import FristDelivery

/// A spool that cannot be written: tried again with growing pauses, said once and then counted.
struct SpoolTrouble: Hashable, Sendable {
  /// The first failure, in seconds since 1970.
  let since: Int
  private(set) var failures = 0
  private(set) var error: SystemError?
  /// In seconds since 1970.
  private(set) var nextTry = 0

  init(since: Int) { self.since = since }

  /// Takes note of a failure and sets the next try: after 15 seconds, then twice as long each time, at most an hour.
  ///
  /// - Returns: Whether it is another failure than the last one.
  mutating func note(_ error: SystemError, at seconds: Int) -> Bool {
    let isNew = self.error != error
    self.error = error
    nextTry = seconds + min(15 << min(failures, 8), 3600)
    failures += 1
    return isNew
  }
}
