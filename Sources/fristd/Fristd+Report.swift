import FristDaemon

extension Fristd {
  /// `fristd --report`: from a ledger, which is read and not changed.
  func runReport() throws {
    let document = try ReportRun.run(
      premises,
      ReportRun.Order(
        plan: reportOptions.all ? nil : files.first, year: reportOptions.year, asOf: reportOptions.asOf,
        responsible: reportOptions.responsible, format: json ? .json : reportOptions.format ?? .text,
        rollover: reportOptions.rollover))
    // A line of a table ends in CRLF, which is one character.
    print(document, terminator: document.utf8.last == UInt8(ascii: "\n") ? "" : "\n")
  }
}
