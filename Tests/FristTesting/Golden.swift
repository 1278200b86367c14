// A release build of the package has no Testing, and no need of this.
#if canImport(Testing)
  import Foundation
  import Testing

  /// Texts kept under Tests/Golden: compared, or written anew where FRIST_RECORD is 1.
  public enum Golden {
    private static let directory = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Golden")

    /// - Parameter name: Of the file below Tests/Golden, without `.txt`; with `.html` or `.ics`, as it is.
    public static func expect(
      _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
      let file = directory.appending(path: name.hasSuffix(".html") || name.hasSuffix(".ics") ? name : "\(name).txt")
      if ProcessInfo.processInfo.environment["FRIST_RECORD"] == "1" {
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
        return
      }
      let kept = String(decoding: try Data(contentsOf: file), as: UTF8.self)
      #expect(text == kept, "\(file.lastPathComponent) differs", sourceLocation: sourceLocation)
    }
  }
#endif
