import FristDelivery
import FristProgram

/// Why a message was not handed over this time. Each is tried again: what looks final today (no such mailbox, an address
/// that the MTA refuses) may be what an administrator mends tomorrow.
enum HandOverError: Error, Hashable {
  /// sendmail ended with another code than 0; `said` is the last line of its output.
  case exit(Int32, said: String)
  case signal(Int32)
  /// sendmail did not end in time and was killed.
  case timeOut(seconds: Int)
  case notStarted(SystemError)
  case noSuchAccount
  case mailbox(String, MailboxRefusal)
  /// Somebody else held the mailbox's lock all the time.
  case locked(String, seconds: Int)
  /// The dotlock could not be made; the number is lockfile_create's.
  case dotlock(String, Int32)
  case system(SystemError)
}

/// What a mailbox must not be.
enum MailboxRefusal: String, Hashable {
  case missing = "is not there, and is not made: the account's first mail, or touch and chown, makes it"
  case link = "is a symbolic link"
  case notRegular = "is not a regular file"
  case severalNames = "has another name (a hard link)"
  case foreign = "does not belong to the account"
  case replaced = "was replaced while it was being locked"
}

extension HandOverError: CustomStringConvertible {
  var description: String {
    switch self {
    case .exit(let code, let said):
      "sendmail ended with \(code) (\(Self.meaning(ofExit: code)))\(said.isEmpty ? "" : ": \(said)")"
    case .signal(let number): "sendmail was ended by signal \(number)"
    case .timeOut(let seconds): "sendmail had not ended after \(seconds) s and was killed"
    case .notStarted(let error): "sendmail was not started: \(error)"
    case .noSuchAccount: "there is no account of the name that the directory gives it"
    case .mailbox(let path, let refusal): "\(path) \(refusal.rawValue)"
    case .locked(let path, let seconds): "\(path) is locked by another program since \(seconds) s or more"
    case .dotlock(let path, let code): "\(path).lock could not be made (lockfile_create: \(code))"
    case .system(let error): "\(error)"
    }
  }

  /// What mail programs mean by an exit code; sysexits.h, and what a shell says of a command that is not there.
  static func meaning(ofExit code: Int32) -> String {
    switch code {
    case 64: "wrong usage"
    case 65: "wrong data"
    case 66: "no input"
    case 67: "unknown user"
    case 68: "unknown host"
    case 69: "service not available"
    case 70: "an error in the program"
    case 71: "an error of the system"
    case 72: "a file of the system is missing"
    case 73: "a file cannot be made"
    case 74: "input or output failed"
    case 75: "a failure for now"
    case 76: "an error in the protocol"
    case 77: "not permitted"
    case 78: "wrong configuration"
    case 126: "it cannot be run"
    case 127: "a command is missing"
    default: "failed"
    }
  }

  /// Whether the next message would meet the same, and only cost as much time.
  var isOfTheWay: Bool {
    switch self {
    case .timeOut, .notStarted: true
    default: false
    }
  }
}
