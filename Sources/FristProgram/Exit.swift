/// What the exit code of a program says (DESIGN.md 9); 0 is for what was done. `fristctl check` has codes of its own.
///
/// An interface: in the man pages, and in one test.
public enum Exit: Int32, CaseIterable, Sendable {
  /// It was understood and allowed, and did not succeed.
  case failed = 1
  /// The command line is not understood.
  case usage = 64
  /// The command line is understood, and what it names or says is wrong.
  case badData = 65
  /// fristd is not there, or not able to answer now.
  case unreachable = 69
  /// A ledger that no restart mends.
  case beyondRestart = 70
  /// It did not succeed now, and is tried again without anybody's doing.
  case tryAgain = 75
  case notPermitted = 77
  /// frist.yaml or directory.yaml cannot be used.
  case badConfiguration = 78
}

/// Why the program ends without having done what it was asked for: a sentence for people, a code for programs.
public struct Failure: Error, Hashable, Sendable {
  public let exit: Exit
  /// May have several lines; without the program's name.
  public let sentence: String

  public init(_ exit: Exit, _ sentence: String) {
    self.exit = exit
    self.sentence = sentence
  }
}

extension Failure {
  /// Our own output could not be written.
  static func output(_ reason: String) -> Failure { Failure(.failed, "standard output: \(reason)") }
}
