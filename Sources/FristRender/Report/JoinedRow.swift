import FristCore

/// What stands on one line of a report: an obligation, or those members of an `each` that are equally far (REPORT.md 4).
struct JoinedRow: Sendable {
  /// Of one obligation alike; never empty.
  private let rows: [ReportRow]
  /// How many members the obligation has in this goal; 1 where it is no `each`.
  private let members: Int

  /// What is the same for all of them.
  var row: ReportRow { rows[0] }
  var ids: [String] { rows.map(\.id) }
  var responsible: [RecipientID] { rows.flatMap(\.responsible) }
  /// `nes-rus/3.6` of `nes-rus/3.6:nav`, where more than one stands here.
  var id: String { rows.count > 1 ? Self.obligation(rows[0].id) : rows[0].id }

  /// `utført`; of an `each` `utført (2 av 3)`.
  func word(_ words: ReportWording) -> String {
    members > 1 ? "\(row.light.word) (\(words.of(rows.count, members)))" : row.light.word
  }

  /// In the order of the first of each.
  static func of(_ goal: ReportGoal) -> [JoinedRow] {
    var order: [ReportRow] = []
    var alike: [ReportRow: [ReportRow]] = [:]
    var members: [String: Int] = [:]
    for row in goal.obligations {
      let key = comparable(row)
      if alike[key] == nil { order.append(key) }
      alike[key, default: []].append(row)
      members[obligation(row.id), default: 0] += 1
    }
    return order.map { JoinedRow(rows: alike[$0] ?? [], members: members[obligation($0.id)] ?? 1) }
  }

  /// A member's row without what tells it from the others'; any other obligation's as it is.
  private static func comparable(_ row: ReportRow) -> ReportRow {
    let id = obligation(row.id)
    if id == row.id { return row }
    var row = row
    row.id = id
    row.responsible = []
    (row.told.times, row.told.last, row.told.leader) = (0, nil, nil)
    for index in row.occurrences.indices { row.occurrences[index].name = nil }
    return row
  }

  /// `nes-rus/3.6` of its member `nes-rus/3.6:nav`.
  private static func obligation(_ id: String) -> String {
    // An id may itself have no colon: it stands between an `each` and its member alone.
    String(id.prefix { $0 != ":" })
  }
}
