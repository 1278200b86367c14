import Foundation
import Testing

/// Messages kept under Tests/Golden: compared, or written anew where FRIST_RECORD is 1.
enum MailMessageGolden {
  static func expect(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Golden/\(name).txt")
    if ProcessInfo.processInfo.environment["FRIST_RECORD"] == "1" {
      try Data(text.utf8).write(to: file)
      return
    }
    #expect(
      text == String(decoding: try Data(contentsOf: file), as: UTF8.self), "\(name).txt differs",
      sourceLocation: sourceLocation)
  }
}
