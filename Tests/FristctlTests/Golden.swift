import Foundation
import Testing

/// Texts kept under Tests/Golden: compared, or written anew where FRIST_RECORD is 1.
enum Golden {
  static let directory = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Golden")

  /// Compares `fristctl-NAME.txt`; an escape character is written `␛` there, to be seen in a review.
  static func expect(
    _ lines: [String], _ name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let text = lines.map { $0.replacing("\u{1B}", with: "␛") + "\n" }.joined()
    let file = directory.appending(path: "fristctl-\(name).txt")
    if ProcessInfo.processInfo.environment["FRIST_RECORD"] == "1" {
      try Data(text.utf8).write(to: file)
      return
    }
    let kept = try String(decoding: Data(contentsOf: file), as: UTF8.self)
    #expect(text == kept, "fristctl-\(name).txt differs", sourceLocation: sourceLocation)
  }
}
