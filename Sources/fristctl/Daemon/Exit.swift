/// What the exit code says (DESIGN.md 9); 0 is for what was done. `check` has codes of its own.
enum Exit: Int32, CaseIterable, Sendable {
  /// It was understood and allowed, and did not succeed.
  case failed = 1
  /// The command line is not understood.
  case usage = 64
  /// The command line is understood, and what it names or says is wrong.
  case badData = 65
  /// fristd is not there, or not able to answer now.
  case unreachable = 69
  case notPermitted = 77
}

/// Why the program ends without having done what it was asked for: a sentence for people, a code for programs.
struct Failure: Error, Hashable, Sendable {
  let exit: Exit
  /// May have several lines; without the program's name.
  let sentence: String

  init(_ exit: Exit, _ sentence: String) {
    self.exit = exit
    self.sentence = sentence
  }
}
