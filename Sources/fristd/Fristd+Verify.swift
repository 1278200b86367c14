import FristControl
import FristCore
import FristDaemon

extension Fristd {
  /// `fristd --verify`: every error and warning, and what is there; 65 where there is an error.
  func runVerify() throws {
    let report = Verification.run(config: config, files: files)
    if json {
      print(JSONLine.encode(report))
    } else {
      for problem in report.problems { print(problem.text) }
      let rows = report.plans.map { plan in
        [
          plan.id, "\(plan.obligations) obligations", plan.summary,
          plan.invalid.isEmpty ? "" : "invalid: \(plan.invalid.joined(separator: ", "))",
        ]
      }
      for row in aligned(rows) { print(row) }
      print(
        "\(report.errors) \(report.errors == 1 ? "error" : "errors"), \(report.warnings) \(report.warnings == 1 ? "warning" : "warnings")"
      )
    }
    if report.errors > 0 { throw Exit.badData }
  }
}
