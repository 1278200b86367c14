import FristControl
import FristProgram

/// `fristctl preview`, as `fristd --preview` shows it: a digest under a heading, a line a notice.
enum PreviewText {
  static func lines(_ digest: DigestMessage, on terminal: Terminal) -> [String] {
    var table = Table(columns: [
      .init(title: "OCCURRENCE"), .init(title: "STEP"), .init(title: "DUE"),
      .init(title: "REASON", fit: .folded(least: 16)),
    ])
    for notice in digest.notices {
      table.rows.append([
        .init(notice.occurrence ?? notice.id), .init(notice.step), .init(notice.due),
        .init(ReasonText.words(notice.reason)),
      ])
    }
    let heading = "\(Dates.moment(digest.at)) \(digest.recipient)".harmless
    return [terminal.paint(heading, .bold)] + table.lines(on: terminal, indent: 2).dropFirst()
  }

  static func summary(digests: Int, notices: Int) -> String {
    digests == 0
      ? "nothing to send"
      : "\(counted(digests, "digest")) with \(counted(notices, "notice"))"
  }
}
