import FristCore
import FristDaemon

extension Fristd {
  /// `fristd --replay`: the same code through civil time.
  func runReplay(_ span: DaySpan) throws {
    let summary = try Replay.run(premises, from: span.first, to: span.last)
    let digests = summary.digests.values.reduce(0, +)
    print(
      "\(digests) \(digests == 1 ? "digest" : "digests") with \(summary.notices) notices to \(summary.digests.count) recipients in \(summary.passes) passes"
    )
    let width = summary.digests.keys.map(\.count).max() ?? 0
    for (recipient, count) in summary.digests.sorted(by: { $0.key < $1.key }) {
      print("  \(recipient)\(String(repeating: " ", count: width - recipient.count))  \(count)")
    }
  }
}
