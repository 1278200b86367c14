/// A yearly event of the municipality that deadline texts count from.
public struct Event: Hashable, Sendable {
  public static let predefined: [Event] = []
}
