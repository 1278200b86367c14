import FristCore

/// When fristd looks next: the earliest of what it waits for. All in seconds since 1970.
///
/// Each is computed from what has been passed, never from a now that may be early: a moment that was not passed lies
/// ahead, or in the past and is due at once; it is never skipped.
struct Alarm: Hashable, Sendable {
  /// The next moment at which anything may be told; nil where nothing is left, or while nothing is decided.
  var decision: Int?
  /// The next try of a spool that failed.
  var retry: Int?
  /// The day that comes while deliveries wait: they are withdrawn on it, and decided anew.
  var dayChange: Int?

  /// When it goes off; nil where nothing is waited for.
  var next: Int? { [decision, retry, dayChange].compactMap { $0 }.min() }

  /// Whether there is something to decide at a moment: its time has come, or another day.
  func isDecisionDue(at now: Int) -> Bool {
    [decision, dayChange].contains { $0.map { $0 <= now } ?? false }
  }
}

/// Whether deliveries are being carried, and whether more came meanwhile.
///
/// Who carries lets others work between two batches, the last one included. What is decided then must be carried too.
struct Carriage: Hashable, Sendable {
  private enum State { case idle, busy, calledMeanwhile }
  private var state = State.idle

  var isBusy: Bool { state != .idle }

  /// Something waits to be carried.
  ///
  /// - Returns: Whether to begin; false where somebody is at it, who hears of it at the end.
  mutating func call() -> Bool {
    defer { state = state == .idle ? .busy : .calledMeanwhile }
    return state == .idle
  }

  /// Everything that waited at the last look was tried.
  ///
  /// - Returns: Whether to look again, since something came meanwhile.
  mutating func finish() -> Bool {
    defer { state = state == .calledMeanwhile ? .busy : .idle }
    return state == .calledMeanwhile
  }
}
