import CArguments

/// The command line of this process.
public enum ProgramArguments {
  /// All of it, the program's name first; nil where the system does not say. Never less than what was given.
  public static var all: [String]? {
    guard let vector = frist_argument_vector(), frist_argument_count() > 0 else { return nil }
    return (0..<Int(frist_argument_count())).map { index in vector[index].map { String(cString: $0) } ?? "" }
  }
}
