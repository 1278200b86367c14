import FristControl
import FristCore
import FristDaemon
import FristDelivery
import FristProgram
import Glibc

extension Fristd {
  /// `fristd --preview`: from files alone or beside a ledger; nothing is written.
  func runPreview() throws {
    let first = try from ?? Preview.today(config: config, at: time(nil))
    let last = to ?? first.shifted(byMonths: 12).shifted(byDays: -1)
    var (digests, notices) = (0, 0)
    let order = Preview.Order(config: config, state: state, diff: diff, from: first, to: last, recipient: recipient)
    let inventory = try Preview.run(order) { digest, mark in
      digests += 1
      notices += digest.notices.count
      let message = DigestMessage(digest)
      if json {
        print(mark.map { JSONLine.encode(MarkedDigest(mark: $0, digest: message)) } ?? JSONLine.encode(message))
      } else {
        show(message, reasons: digest.notices.map(\.reason.inWords), titles: digest.titles, mark: mark)
      }
    }
    for line in inventory.problems.lines(in: language) { complain(line) }
    if json { return }
    print("\(first) to \(last): \(counted(digests, "digest")) with \(counted(notices, "notice"))")
    let census = Census(inventory.plans)
    print("Without a day, never reminded of: \(census.withoutDays.isEmpty ? "none" : census.withoutDays).")
    if census.invalid > 0 { print("Not understood: \(census.invalid).") }
  }

  /// A digest under a heading, a line a notice.
  ///
  /// - Parameters:
  ///   - reasons: Of the notices, in order, in words.
  ///   - titles: By `PLAN/ID`, of those that are known.
  func show(_ digest: DigestMessage, reasons: [String], titles: [String: String], mark: Preview.Mark? = nil) {
    let (day, time) = (digest.at.prefix(10), digest.at.dropFirst(11))
    print("\(mark.map { "\($0.sign) " } ?? "")\(day) \(time) \(digest.recipient)")
    let rows = zip(digest.notices, reasons).map { [$0.occurrence ?? $0.id, $0.step, titles[$0.id] ?? "", $1] }
    for row in aligned(rows) { print("  \(row)") }
  }
}

extension Digest {
  fileprivate var titles: [String: String] {
    var titles: [String: String] = [:]
    for notice in notices {
      switch notice.matter {
      case .deadline(_, let obligation, _), .dated(_, let obligation), .resolved(_, let obligation, _),
        .status(_, let obligation, _):
        titles[notice.id] = obligation.title
      default: break
      }
    }
    return titles
  }
}

extension Preview.Mark {
  fileprivate var sign: Character { self == .added ? "+" : "-" }
}

/// A line of `--preview --diff --json`: a digest, and whether the other plans bring it or take it away.
private struct MarkedDigest: Encodable {
  let mark: Preview.Mark
  let digest: DigestMessage

  private enum Key: String, CodingKey { case change }

  func encode(to encoder: any Encoder) throws {
    try digest.encode(to: encoder)
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(mark.rawValue, forKey: .change)
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
