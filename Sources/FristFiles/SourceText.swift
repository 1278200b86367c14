import FristCore

/// One file's bytes, and the name that errors call it by.
public struct SourceText: Hashable, Sendable {
  /// As shown in errors: as the administrator named the file, or as found in the plan directory.
  public let path: String
  public let bytes: [UInt8]

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  public init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// 16 MiB, a hundred thousand short obligations: more is a mistake and not a plan.
  public static let mostBytes = 16 << 20
}

/// What reading a file gave.
public enum Loaded<Value: Sendable>: Sendable {
  /// The value, with every warning and every error that does not refuse the file, in the order of the file.
  case accepted(Value, [Problem])
  /// Nothing of the file can be used; in the order of the file, never empty.
  case refused([Problem])

  public var value: Value? {
    switch self {
    case .accepted(let value, _): value
    case .refused: nil
    }
  }

  public var problems: [Problem] {
    switch self {
    case .accepted(_, let problems), .refused(let problems): problems
    }
  }
}

extension Loaded: Equatable where Value: Equatable {}
