import FristTesting
import Testing

extension Golden {
  /// Compares `fristctl-NAME.txt`; an escape character is written `␛` there, to be seen in a review.
  static func expect(_ lines: [String], _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let text = lines.map { $0.replacing("\u{1B}", with: "␛") + "\n" }.joined()
    try expect(text, "fristctl-\(name)", sourceLocation: sourceLocation)
  }
}
