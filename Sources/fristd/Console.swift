import ArgumentParser
import FristControlServer
import FristDaemon
import FristDelivery
import FristFiles
import FristLedger
import FristProgram
import Glibc

/// The exit codes that others rely on (DESIGN.md 9).
enum Exit {
  static let failed = ExitCode(1)
  static let badData = ExitCode(65)
  static let badConfiguration = ExitCode(78)
}

/// Writes a line to standard error.
func complain(_ line: String) {
  StandardError.write(line)
}

/// Says what went wrong, and with which code the program ends.
func report(_ error: any Error) -> any Error {
  switch error {
  case let error as FileReadError:
    for problem in error.problems { complain(problem.description) }
    return Exit.badConfiguration
  case let error as UnknownZone:
    complain("fristd: \(error)")
    return Exit.badConfiguration
  case let error as LedgerError:
    complain("fristd: \(error)")
    return Exit.failed
  case let error as SystemError:
    complain("fristd: spool \(error)")
    return Exit.failed
  case let error as ListeningSocket.Failure:
    complain("fristd: \(error)")
    return Exit.failed
  default:
    return error
  }
}
