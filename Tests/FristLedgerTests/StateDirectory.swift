import FristCore
import FristLedger
import Foundation
import GRDB

/// A state directory of a test, removed with it.
final class StateDirectory {
  let path = FileManager.default.temporaryDirectory.appending(path: "frist-ledger-\(UUID().uuidString)").path
  var file: String { path + "/ledger.sqlite" }

  deinit { removeDirectory(path) }

  func open(_ mode: Ledger.Mode = .replay) throws(LedgerError) -> Ledger { try Ledger(directory: path, mode: mode) }

  /// Does something to the database as another program could, the ledger being closed.
  func tamper<T>(_ body: (Database) throws -> T) throws -> T {
    try DatabaseQueue(path: file).write(body)
  }
}

private func removeDirectory(_ path: String) {
  do {
    try FileManager.default.removeItem(atPath: path)
  } catch {
    // It was never made.
  }
}

extension Ledger {
  /// All entries, or those by the end of a day.
  func all(through day: CivilDay? = nil) throws -> [Entry] {
    var entries: [Entry] = []
    try fold(through: day) { entries.append($0) }
    return entries
  }
}

func delivery(_ id: DeliveryID, at: String = "2019-06-28T07:30", to recipient: String = "nes-helse") -> Delivery {
  Delivery(id: id, at: moment(at), recipient: recipient, mailbox: recipient, content: Array("Subject: \(id)\n".utf8))
}

func told(_ step: Step, in delivery: DeliveryID, at: String = "2019-06-28T07:30", role: String = "nes-helse") -> Entry {
  Entry(
    at: moment(at), by: .clock,
    .told(
      .rung(Samples.occurrence, arming: 1, step), role: role, standing: .responsible, .stepDue, due: day("2019-06-30"),
      name: "nes-rus/3.6@2019-06-30", delivery: delivery))
}
