import Foundation

/// Texts kept under Tests/Golden: compared, or written anew where FRIST_RECORD is 1.
public enum Golden {
  private static let directory = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Golden")

  /// What is kept, for a test to compare a text with; while recording the text itself, which is kept from then on.
  ///
  /// - Parameter name: Of the file below Tests/Golden.
  public static func kept(_ text: String, _ name: String) throws -> String {
    let file = directory.appending(path: name)
    if ProcessInfo.processInfo.environment["FRIST_RECORD"] == "1" {
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      return text
    }
    return String(decoding: try Data(contentsOf: file), as: UTF8.self)
  }
}
