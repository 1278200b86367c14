import FristProgram

/// What has not gone out: how much waits in `SPOOL/outgoing/` and how much was given up, for `status` and `check`. What
/// can be seen is counted, whatever cannot.
///
/// Nothing in it counts as delivered (DESIGN.md 7). Reading costs one stat a message, and needs no lock: a message that
/// moves meanwhile is counted where it is seen, at worst in two places.
public struct OutgoingState: Hashable, Sendable {
  /// Messages of one kind.
  public struct Heap: Hashable, Sendable {
    public var count = 0
    /// When the oldest of them was written, in seconds of the epoch; nil where there is none.
    public var oldest: Int?

    public init(count: Int = 0, oldest: Int? = nil) {
      self.count = count
      self.oldest = oldest
    }

    fileprivate mutating func add(_ directory: OpenDirectory?) throws(SystemError) {
      guard let directory else { return }
      for name in try directory.names() {
        // Gone since its name was read: handed over.
        guard let time = try directory.timeOfWriting(name) else { continue }
        count += 1
        oldest = min(oldest ?? time, time)
      }
    }
  }

  /// Not tried yet, or tried in vain and tried again.
  public var waiting = Heap()
  /// Given up; `frist-post --retry` brings it back.
  public var failed = Heap()

  /// Why a part of it cannot be seen.
  public private(set) var error: SystemError?

  public init(waiting: Heap = Heap(), failed: Heap = Heap()) {
    self.waiting = waiting
    self.failed = failed
  }

  /// - Parameter spool: The path of the mail spool. Where it, or its `outgoing`, is missing, nothing waits.
  public init(spool: String) {
    do throws(SystemError) {
      let outgoing: OpenDirectory = try OpenDirectory(at: spool).existing(OutgoingName.directory)
      look(into: OutgoingName.new, of: outgoing, \.waiting)
      look(into: OutgoingName.tried, of: outgoing, \.waiting)
      look(into: OutgoingName.failed, of: outgoing, \.failed)
    } catch {
      if !error.isNotFound { self.error = error }
    }
  }

  private mutating func look(
    into name: String, of outgoing: OpenDirectory, _ heap: WritableKeyPath<OutgoingState, Heap>
  ) {
    do throws(SystemError) {
      try self[keyPath: heap].add(outgoing.existing(name))
    } catch {
      self.error = self.error ?? error
    }
  }
}

/// The directories of mail that leaves by other ways than a Maildir.
public enum OutgoingName {
  /// Below the spool.
  public static let directory = "outgoing"
  /// Below `directory`: what fristd delivered there, and frist-post has not seen.
  package static let new = "new"
  /// Below `directory`: what frist-post has taken in, until it is handed over.
  package static let tried = "cur"
  /// Below `directory`: what was given up.
  package static let failed = "failed"
}
