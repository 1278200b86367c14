import FristControl
import FristCore
import FristDaemon
import Glibc

extension Fristd {
  /// `fristd --preview`: from files alone, nothing read of the ledger and nothing written.
  func runPreview() throws {
    let first = try from ?? Preview.today(config: config, at: time(nil))
    let last = to ?? first.shifted(byMonths: 12).shifted(byDays: -1)
    var digests = 0
    var notices = 0
    let inventory = try Preview.run(config: config, from: first, to: last) { digest in
      if let recipient, digest.recipient != recipient { return }
      digests += 1
      notices += digest.notices.count
      if json { print(JSONLine.encode(DigestMessage(digest))) } else { show(digest) }
    }
    for problem in inventory.problems { complain(problem.description) }
    if json { return }
    print("\(first) to \(last): \(digests) \(digests == 1 ? "digest" : "digests") with \(notices) notices")
    let census = Census(inventory.plans)
    print("Without a day, never reminded of: \(census.withoutDays.isEmpty ? "none" : census.withoutDays).")
    if census.invalid > 0 { print("Not understood: \(census.invalid).") }
  }

  private func show(_ digest: Digest) {
    print("\(digest.at.day) \(digest.at.time) \(digest.recipient)")
    let rows = digest.notices.map { notice -> [String] in
      var title = ""
      if case .occurrence(_, let obligation) = notice.subject { title = obligation.title }
      return [notice.occurrenceName ?? notice.id, notice.step.description, title, notice.reason.description]
    }
    for row in aligned(rows) { print("  \(row)") }
  }
}

/// Rows with their columns under each other, two spaces apart.
func aligned(_ rows: [[String]]) -> [String] {
  let columns = rows.map(\.count).max() ?? 0
  let widths = (0..<columns).map { column in rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0 }
  return rows.map { row in
    var line = ""
    for (column, cell) in row.enumerated() {
      line += cell
      if column + 1 < row.count { line += String(repeating: " ", count: widths[column] - cell.count + 2) }
    }
    while line.last == " " { line.removeLast() }
    return line
  }
}
