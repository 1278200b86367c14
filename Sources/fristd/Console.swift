import ArgumentParser
import FristControlServer
import FristDaemon
import FristDelivery
import FristFiles
import FristLedger
import FristProgram
import FristCore
import Glibc

/// The exit codes that others rely on (DESIGN.md 9).
enum Exit {
  static let failed = ExitCode(1)
  static let usage = ExitCode(64)
  static let badData = ExitCode(65)
  /// A ledger that no restart mends.
  static let badLedger = ExitCode(70)
  static let badConfiguration = ExitCode(78)

  /// What an error of a start or of a run ends the program with; nil for one that is not known here.
  static func code(of error: any Error) -> ExitCode? {
    switch error {
    case is FileReadError, is UnknownZone: badConfiguration
    case is BadRequest: badData
    case let error as LedgerError: error.isPermanent ? badLedger : failed
    case is SystemError, is ListeningSocket.Failure: failed
    default: nil
    }
  }
}

/// Writes a line to standard error.
func complain(_ line: String) {
  StandardError.write(line)
}

/// Says what went wrong, and with which code the program ends.
func ending(with error: any Error) -> any Error {
  guard let code = Exit.code(of: error) else { return error }
  for line in sentences(of: error) { complain(line) }
  return code
}

/// What to say of an error: a line each.
func sentences(of error: any Error) -> [String] {
  switch error {
  case let error as FileReadError: error.problems.lines(in: language)
  case let error as SystemError: ["fristd: spool \(error)"]
  default: ["fristd: \(error)"]
  }
}

/// The language in which whoever is at the terminal reads.
var language: Language { Language(rawValue: MessageLocale.language) ?? .en }
