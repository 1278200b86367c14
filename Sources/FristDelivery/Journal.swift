import CSystemd
import FristProgram
import Glibc

/// The way to the systemd journal, and to standard error where somebody started the program by hand.
///
/// Nothing here fails or waits: `sd_journal_sendv` says nothing about success (it returns 0 where there is no journal) and
/// stands still when nobody reads; the ledger is the record.
public struct Journal: Sendable {
  private let enter: @Sendable (any JournalEntry) -> Void
  private let finish: @Sendable () -> Void

  /// - Parameters:
  ///   - enter: Takes each entry as it is sent; from any thread.
  ///   - finish: Returns when what was sent is written, or when that takes too long.
  public init(enter: @escaping @Sendable (any JournalEntry) -> Void, finish: @escaping @Sendable () -> Void = {}) {
    self.enter = enter
    self.finish = finish
  }

  /// For replays and tests: says nothing anywhere.
  public static let silent = Journal(enter: { _ in })

  /// The system's journal; standard error too, unless that is the journal already.
  ///
  /// - Parameter identifier: `SYSLOG_IDENTIFIER`, the program's name.
  public static func system(as identifier: String) -> Journal {
    var status = stat()
    let known = fstat(STDERR_FILENO, &status) == 0
    let isJournal =
      known
      && isJournalStream(
        getenv("JOURNAL_STREAM").map { String(cString: $0) }, device: UInt64(status.st_dev),
        inode: UInt64(status.st_ino))
    let entries = JournalEntries(identifier: identifier, mirrors: known && !isJournal)
    return Journal(enter: { writer.send((entries, $0)) }, finish: { writer.flush() })
  }

  /// One thread a process writes; what is sent before the process ends is written, however it ends.
  private static let writer: PatientWriter<(JournalEntries, any JournalEntry)> = {
    atexit { Journal.writer.flush() }
    return PatientWriter(
      label: "journal", limit: 65_536, write: { $0.write($1) }, lost: { $1.0.write(JournalEvent.entriesLost($0)) })
  }()

  /// Whether standard error leads to the journal, as the service manager says in `JOURNAL_STREAM`; systemd.exec(5).
  ///
  /// The variable alone says nothing, nor does `INVOCATION_ID`: a shell in a desktop session has inherited both from
  /// the service that started its terminal. Only a standard error that is that very stream counts.
  ///
  /// - Parameters:
  ///   - variable: `DEVICE:INODE` in decimal, or nil.
  ///   - device: Of standard error, `st_dev`.
  ///   - inode: Of standard error, `st_ino`.
  static func isJournalStream(_ variable: String?, device: UInt64, inode: UInt64) -> Bool {
    variable == "\(device):\(inode)"
  }

  /// Makes one entry; returns at once.
  public func send(_ event: some JournalEntry) { enter(event) }

  /// Makes one entry of the daemon's; returns at once.
  public func send(_ event: JournalEvent) { enter(event) }

  /// Makes one entry of frist-post's; returns at once.
  public func send(_ event: OutgoingEvent) { enter(event) }

  /// Before the process ends: waits until what was sent is written, a second at most.
  public func flush() { finish() }
}

/// Writes entries, each when the one before it is written. Blocks where nobody reads.
struct JournalEntries: Sendable {
  let identifier: String
  /// Whether standard error gets a line too.
  let mirrors: Bool

  func write(_ event: any JournalEntry) {
    enter(event.fields + [JournalField(name: "SYSLOG_IDENTIFIER", value: identifier)])
    if mirrors { writeLine(Self.line(event)) }
  }

  /// `warning: nes-rus/3.6@2019-06-30: overdue-15 told to nes-raadmann`.
  static func line(_ event: some JournalEntry) -> String { "\(event.priority.word): \(event.message)" }

  /// `NAME=value` for each, one after the other, and how long each is.
  static func encoded(_ fields: [JournalField]) -> (bytes: [UInt8], lengths: [Int]) {
    let encoded = fields.map { Array("\($0.name)=\($0.value)".utf8) }
    return (encoded.flatMap(\.self), encoded.map(\.count))
  }

  private func enter(_ fields: [JournalField]) {
    var (bytes, lengths) = Self.encoded(fields)
    bytes.withUnsafeMutableBytes { buffer in
      var offset = 0
      let vectors = lengths.map { length in
        defer { offset += length }
        return iovec(iov_base: buffer.baseAddress! + offset, iov_len: length)
      }
      // Its result proves nothing (see above), and an entry that is lost is not worth the daemon.
      _ = sd_journal_sendv(vectors, Int32(vectors.count))
    }
  }

  /// Writes a line to standard error, in one piece where the system lets it.
  private func writeLine(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
      // Nobody is left to tell when standard error itself fails.
      if count <= 0, errno != EINTR { return }
      written += max(count, 0)
    }
  }
}
