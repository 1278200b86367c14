import FristCore

extension DigestMessage {
  /// What its reader gets for two roles stands once.
  public init(_ digest: Digest) {
    var known: Set<[String]> = []
    self.init(
      at: digest.at.description, recipient: digest.recipient,
      notices: digest.notices.compactMap {
        let notice = Notice(
          id: $0.id, occurrence: $0.occurrenceName, step: $0.step.description, due: $0.due.description,
          reason: $0.reason.description)
        guard known.insert([notice.id, notice.occurrence ?? "", notice.step]).inserted else { return nil }
        return notice
      })
  }
}
