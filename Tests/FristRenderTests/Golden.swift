import Foundation
import Testing

/// Texts kept under Tests/Golden: compared, or written anew where FRIST_RECORD is 1.
enum Golden {
  static let directory = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Golden")

  static func expect(
    _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = directory.appending(path: "\(name).txt")
    if ProcessInfo.processInfo.environment["FRIST_RECORD"] == "1" {
      try Data(text.utf8).write(to: file)
      return
    }
    let kept = try String(decoding: Data(contentsOf: file), as: UTF8.self)
    #expect(text == kept, "\(name).txt differs", sourceLocation: sourceLocation)
  }
}
