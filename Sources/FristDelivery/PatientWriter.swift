import Dispatch
import Synchronization

/// Writes things in order on a thread of its own, so that whoever sends them never waits for a reader who does not read.
///
/// What does not fit while the thread stands still is lost and counted; the count is written as soon as it goes on.
final class PatientWriter<Item: Sendable>: Sendable {
  private let queue: DispatchQueue
  private let limit: Int
  private let write: @Sendable (Item) -> Void
  private let lost: @Sendable (Int, Item) -> Void
  private let waiting = Atomic<Int>(0)
  private let lostCount = Atomic<Int>(0)
  /// A flush was in vain: the next one does not wait again.
  private let standsStill = Atomic(false)

  /// - Parameters:
  ///   - limit: So many things may wait.
  ///   - write: May block.
  ///   - lost: Told how many were lost, and the item after which that can be said; may block.
  init(
    label: String, limit: Int, write: @escaping @Sendable (Item) -> Void, lost: @escaping @Sendable (Int, Item) -> Void
  ) {
    queue = DispatchQueue(label: label)
    self.limit = limit
    self.write = write
    self.lost = lost
  }

  func send(_ item: Item) {
    guard waiting.load(ordering: .relaxed) < limit else {
      lostCount.add(1, ordering: .relaxed)
      return
    }
    waiting.add(1, ordering: .relaxed)
    queue.async { [self] in
      write(item)
      waiting.subtract(1, ordering: .relaxed)
      let count = lostCount.exchange(0, ordering: .relaxed)
      if count > 0 { lost(count, item) }
    }
  }

  /// Waits until what was sent before is written.
  ///
  /// - Parameter seconds: At most so long.
  func flush(within seconds: Int = 1) {
    let isOver = DispatchSemaphore(value: 0)
    queue.async { isOver.signal() }
    let patience = standsStill.load(ordering: .relaxed) ? 0 : seconds
    let hasGivenUp = isOver.wait(timeout: .now() + .seconds(patience)) == .timedOut
    standsStill.store(hasGivenUp, ordering: .relaxed)
  }
}
