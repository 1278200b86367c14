import ArgumentParser
import FristControl
import FristCore
import FristDaemon
import FristProgram

extension Fristd {
  /// `fristd --verify`: every error and warning, and what is there; 65 where there is an error.
  func runVerify() throws {
    let report = Verification.run(config: config, files: files, in: language)
    if json {
      print(JSONLine.encode(report))
    } else {
      for line in report.problems.lines { print(line) }
      let rows = report.plans.map { plan in
        [
          plan.id, "\(plan.obligations) obligations", plan.summary,
          plan.invalid.isEmpty ? "" : "invalid: \(plan.invalid.joined(separator: ", "))",
        ]
      }
      for row in aligned(rows) { print(row) }
      print(language.count(report.errors, report.warnings))
    }
    if report.errors > 0 { throw ExitCode(Exit.badData) }
  }
}

extension Language {
  /// `1 error, 2 warnings`.
  fileprivate func count(_ errors: Int, _ warnings: Int) -> String {
    switch self {
    case .nb: "\(errors) feil, \(warnings) \(warnings == 1 ? "advarsel" : "advarsler")"
    case .nn: "\(errors) feil, \(warnings) \(warnings == 1 ? "åtvaring" : "åtvaringar")"
    case .en: "\(errors) \(errors == 1 ? "error" : "errors"), \(warnings) \(warnings == 1 ? "warning" : "warnings")"
    }
  }
}
