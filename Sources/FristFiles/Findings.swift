import FristCore

/// What was found wrong while reading a part of a file: places and complaints, before the consequences are known.
struct Findings {
  struct Finding {
    let severity: Problem.Severity
    let place: SourceLines.Place
    let complaint: Complaint
    /// Nil where it follows from what becomes of the part.
    let consequence: Consequence?
  }

  private(set) var all: [Finding] = []
  private let lines: SourceLines

  init(in lines: SourceLines) {
    self.lines = lines
  }

  var hasErrors: Bool { all.contains { $0.severity == .error } }

  /// - Parameter offset: In Unicode scalars from the beginning of the file.
  mutating func error(_ complaint: Complaint, at offset: Int) {
    all.append(
      Finding(severity: .error, place: lines.place(ofScalar: offset), complaint: complaint, consequence: nil))
  }

  /// - Parameter offset: In Unicode scalars from the beginning of a scalar node's text.
  mutating func error(_ complaint: Complaint, atText offset: Int, of node: YAMLNode) {
    error(complaint, at: node.fileOffset(ofText: offset, in: lines))
  }

  mutating func error(_ complaint: Complaint, at place: SourceLines.Place) {
    all.append(Finding(severity: .error, place: place, complaint: complaint, consequence: nil))
  }

  mutating func warning(_ complaint: Complaint, at offset: Int, _ consequence: Consequence) {
    all.append(
      Finding(
        severity: .warning, place: lines.place(ofScalar: offset), complaint: complaint, consequence: consequence))
  }

  /// - Parameter consequence: What the errors lead to.
  func problems(
    file: String, _ consequence: Consequence, plan: PlanID? = nil, obligation: String? = nil
  ) -> [Problem] {
    all.map {
      Problem(
        severity: $0.severity, file: file, line: $0.place.line, column: $0.place.column, what: $0.complaint.sentence,
        consequence: ($0.consequence ?? consequence).sentence, plan: plan, obligation: obligation)
    }
  }
}

extension [Problem] {
  /// By line and column; of one place, in the order they were found.
  func inFileOrder() -> [Problem] {
    enumerated().sorted {
      ($0.element.line, $0.element.column, $0.offset) < ($1.element.line, $1.element.column, $1.offset)
    }.map(\.element)
  }
}
