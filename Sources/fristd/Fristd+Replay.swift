import FristCore
import FristDaemon
import FristProgram

extension Fristd {
  /// `fristd --replay`: the same code through civil time.
  func runReplay(_ span: DaySpan) throws {
    let summary = try Replay.run(premises, from: span.first, to: span.last)
    let digests = summary.digests.values.reduce(0, +)
    print(
      """
      \(counted(digests, "digest")) with \(counted(summary.notices, "notice")) to \
      \(counted(summary.digests.count, "recipient")) in \(counted(summary.passes, "pass", "passes"))
      """)
    let width = summary.digests.keys.map(\.count).max() ?? 0
    for (recipient, count) in summary.digests.sorted(by: { $0.key < $1.key }) {
      print("  \(recipient)\(String(repeating: " ", count: width - recipient.count))  \(count)")
    }
  }
}
