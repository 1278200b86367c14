import FristCore

extension DigestMessage {
  public init(_ digest: Digest) {
    self.init(
      at: digest.at.description, recipient: digest.recipient,
      notices: digest.notices.map {
        Notice(
          id: $0.id, occurrence: $0.occurrenceName, step: $0.step.description, due: $0.due.description,
          reason: $0.reason.description)
      })
  }
}
