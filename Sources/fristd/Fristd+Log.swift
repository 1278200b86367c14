import FristControl
import FristDaemon
import FristDelivery

extension Fristd {
  /// `fristd --log`: a line a digest that went, in the form of `--preview --json`.
  func runLog() throws {
    try LogRun.run(state: premises.state, from: from, to: to) { digest in
      let message = DigestMessage(digest)
      if json {
        print(JSONLine.encode(message))
      } else {
        show(message, reasons: digest.notices.map(\.reason.inWords), titles: [:])
      }
    }
  }
}

extension DigestMessage {
  fileprivate init(_ digest: LoggedDigest) {
    self.init(
      at: digest.at.description, recipient: digest.recipient,
      notices: digest.notices.map {
        Notice(
          id: $0.id, occurrence: $0.occurrence, step: $0.step.description, due: $0.due.description,
          reason: $0.reason.description)
      })
  }
}
