import Dispatch

/// Runs an actor on one serial Dispatch queue, so that timers, signals and calls meet in one place; tasks too, that prefer it.
///
/// What runs nowhere else would begin in the concurrent pool: once that is used, libdispatch's monitor of it wakes the process
/// every second for as long as it lives. `DispatchSerialQueue` does not exist on Linux; this is what it would do.
public final class QueueExecutor: SerialExecutor, TaskExecutor {
  let queue: DispatchQueue
  private let key = DispatchSpecificKey<Bool>()

  public init(label: String) {
    queue = DispatchQueue(label: label)
    queue.setSpecific(key: key, value: true)
  }

  public func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async {
      job.runSynchronously(isolatedTo: self.asUnownedSerialExecutor(), taskExecutor: self.asUnownedTaskExecutor())
    }
  }

  public func checkIsolated() { dispatchPrecondition(condition: .onQueue(queue)) }

  /// A handler on the wrong queue dies with file and line, not with a bare trap.
  public func isIsolatingCurrentContext() -> Bool? { DispatchQueue.getSpecific(key: key) ?? false }
}
