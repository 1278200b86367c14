import FristCore

/// One digest of a preview: a line of `preview --json` (DESIGN.md 9).
public struct DigestMessage: Codable, Hashable, Sendable {
  public struct Notice: Codable, Hashable, Sendable {
    /// `nes-rus/3.6`.
    public let id: String
    /// `nes-rus/3.6@2019-06-30`; null where it is about no occurrence.
    public let occurrence: String?
    public let step: String
    /// The present due day; null where it is about no occurrence.
    public let due: String?
    public let reason: String

    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(id, forKey: .id)
      try container.encode(occurrence, forKey: .occurrence)
      try container.encode(step, forKey: .step)
      try container.encode(due, forKey: .due)
      try container.encode(reason, forKey: .reason)
    }
  }

  /// The civil moment at which it is sent, `2019-06-28T07:30`.
  public let at: String
  /// Who gets it.
  public let recipient: String
  public let notices: [Notice]

  public init(_ digest: Digest) {
    at = digest.at.description
    recipient = digest.recipient
    notices = digest.notices.map {
      Notice(
        id: $0.id, occurrence: $0.occurrenceName, step: $0.step.description, due: $0.due?.description,
        reason: $0.reason.description)
    }
  }
}
