/// The name of a Varlink error: the interface that declares it, a dot, its own name.
public struct ErrorName: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
  public let rawValue: String

  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  public var description: String { rawValue }
}

/// The errors every Varlink service has, as `org.varlink.service` declares them.
extension ErrorName {
  /// `interface`: nobody here implements it.
  public static let interfaceNotFound = ErrorName(rawValue: "org.varlink.service.InterfaceNotFound")
  /// `method`: the interface has no such method.
  public static let methodNotFound = ErrorName(rawValue: "org.varlink.service.MethodNotFound")
  /// `method`: the interface has it, this service does not.
  public static let methodNotImplemented = ErrorName(rawValue: "org.varlink.service.MethodNotImplemented")
  /// `parameter`: which one, by its path (`filter.year`). With `message` it is the message itself that is wrong.
  public static let invalidParameter = ErrorName(rawValue: "org.varlink.service.InvalidParameter")
  public static let permissionDenied = ErrorName(rawValue: "org.varlink.service.PermissionDenied")
  /// The method answers many times and was called without `more`.
  public static let expectedMore = ErrorName(rawValue: "org.varlink.service.ExpectedMore")
}

extension ErrorName {
  /// An error that `org.fristd.Control` declares: `.control("NoSuchObligation")`.
  public static func control(_ name: String) -> ErrorName {
    ErrorName(rawValue: "org.fristd.Control." + name)
  }

  /// The daemon failed at something of its own; its journal says at what.
  public static let internalError = control("InternalError")
  /// `limit`: the connections there may be, of everybody or of one user.
  public static let tooManyConnections = control("TooManyConnections")
  /// The daemon is about to end.
  public static let shuttingDown = control("ShuttingDown")
}
