import FristCore
import FristFiles

/// What would be sent, without sending: the heart driven through days to come (`fristd --preview`).
public enum Preview {
  public struct Order: Sendable {
    /// frist.yaml.
    public var config: String
    /// The directory of a ledger, also a replay's, that is read and not changed. Nil: the plans count as first loaded on
    /// the first day.
    public var state: String?
    /// Another directory of plans: only what it brings or takes away is shown. It is read with the asker's rights.
    public var diff: String?
    public var from: CivilDay
    public var to: CivilDay
    public var recipient: RecipientID?

    public init(
      config: String, state: String? = nil, diff: String? = nil, from: CivilDay, to: CivilDay,
      recipient: RecipientID? = nil
    ) {
      self.config = config
      self.state = state
      self.diff = diff
      self.from = from
      self.to = to
      self.recipient = recipient
    }
  }

  /// Of a digest that the other plans bring, or take away; one that they change is taken away and brought.
  public enum Mark: String, Sendable { case added, removed }

  /// The civil day at an instant, in the zone of a configuration.
  ///
  /// - Parameter seconds: Since 1970-01-01T00:00:00Z.
  public static func today(config: String, at seconds: Int) throws -> CivilDay {
    throw BadRequest("a preview is not made yet")
  }

  /// - Parameter each: Called for each digest, by time and recipient; with a mark where two sets of plans are compared.
  /// - Returns: What is in force, with its problems; with `diff` the other plans.
  /// - Throws: `BadRequest` for a recipient whom the directory does not have; `FileReadError`, `LedgerError`.
  public static func run(_ order: Order, each: (Digest, Mark?) throws -> Void) throws -> Inventory {
    throw BadRequest("a preview is not made yet")
  }
}
