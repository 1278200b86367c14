/// What one client may use. The values of DESIGN.md 8 are the default; tests take smaller ones.
public struct Limits: Sendable {
  /// Bytes of one message, its NUL not counted.
  public var messageBytes = 1 << 20
  /// Objects and lists inside one another, the message itself counted.
  public var depth = 32
  /// Connections at one time.
  public var connections = 64
  /// So many of `connections` only root may have.
  public var keptForRoot = 8
  /// Connections of one uid at one time; root is no exception.
  public var connectionsPerUser = 16
  /// Silence inside a message, in elapsed time since the last byte.
  public var midMessageIdle: Duration = .seconds(30)
  /// Bytes of replies that may wait for a slow reader, beyond the message that is being written.
  public var unsentBytes = 128 << 10
  /// How long a reader may take nothing while replies wait, in elapsed time.
  public var stall: Duration = .seconds(30)

  public init() {}
}
