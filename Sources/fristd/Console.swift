import ArgumentParser
import FristControlServer
import FristDaemon
import FristDelivery
import FristFiles
import FristLedger
import FristProgram
import FristCore
import Glibc

extension Exit {
  /// What an error of a start or of a run ends the program with; nil for one that is not known here.
  init?(_ error: any Error) {
    switch error {
    case is FileReadError, is UnknownZone: self = .badConfiguration
    case is BadRequest: self = .badData
    case let error as LedgerError: self = error.isPermanent ? .beyondRestart : .failed
    case is SystemError, is ListeningSocket.Failure: self = .failed
    default: return nil
    }
  }
}

extension ExitCode {
  init(_ exit: Exit) { self.init(exit.rawValue) }
}

/// Writes a line to standard error.
func complain(_ line: String) {
  StandardError.write(line)
}

/// Says what went wrong, and with which code a mode ends that somebody runs by hand: who may not open the ledger is not
/// told, as the service is, that no restart mends it.
func ending(with error: any Error) -> any Error {
  let isForbidden = (error as? LedgerError)?.isForbidden ?? false
  guard let exit = isForbidden ? .notPermitted : Exit(error) else { return error }
  for line in sentences(of: error) { complain(line) }
  return ExitCode(exit)
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
