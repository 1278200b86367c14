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

  /// More is no list that anybody reads: a file of millions of wrong keys must not fill the memory with sentences.
  static let most = 1000

  private(set) var all: [Finding] = []
  private var refuses = false
  /// Where the first stands that is not in `all`, and how many there are.
  private var more: (place: SourceLines.Place, count: Int)?
  private let lines: SourceLines

  init(in lines: SourceLines) {
    self.lines = lines
  }

  /// Whether no more is kept: what is found from now on is counted, and need not be thought about.
  var isFull: Bool { all.count >= Self.most }

  /// Whether the part cannot be used: an error that says itself what it leads to does not count.
  var hasErrors: Bool { refuses }

  /// - Parameters:
  ///   - offset: In Unicode scalars from the beginning of the file.
  ///   - consequence: Where it leaves the part in use: what happens instead.
  mutating func error(_ complaint: Complaint, at offset: Int, _ consequence: Consequence? = nil) {
    let place = lines.place(ofScalar: offset)
    add(Finding(severity: .error, place: place, complaint: complaint, consequence: consequence))
  }

  /// - Parameter offset: In Unicode scalars from the beginning of a scalar node's text.
  mutating func error(_ complaint: Complaint, atText offset: Int, of node: YAMLNode) {
    error(complaint, at: node.fileOffset(ofText: offset, in: lines))
  }

  mutating func warning(_ complaint: Complaint, at offset: Int, _ consequence: Consequence) {
    let place = lines.place(ofScalar: offset)
    add(Finding(severity: .warning, place: place, complaint: complaint, consequence: consequence))
  }

  private mutating func add(_ finding: Finding) {
    // The error that makes a part unusable is kept, however many doubts came before it.
    let isFirstRefusal = finding.severity == .error && finding.consequence == nil && !refuses
    if isFirstRefusal { refuses = true }
    if all.count < Self.most || isFirstRefusal {
      all.append(finding)
    } else {
      more = (more?.place ?? finding.place, (more?.count ?? 0) + 1)
    }
  }

  /// Takes over what was found in a smaller part, which leads to this where it does not say itself what it leads to.
  mutating func add(_ part: Findings, _ consequence: Consequence) {
    for finding in part.all {
      add(
        Finding(
          severity: finding.severity, place: finding.place, complaint: finding.complaint,
          consequence: finding.consequence ?? consequence))
    }
  }

  /// Warns where a comment cuts a text that was written without quotes: `Tiltak #1`.
  ///
  /// A comment is meant as one where a space follows its `#` and no digit.
  mutating func warnOfComment(cutting key: String, _ node: YAMLNode) {
    guard case .scalar(let text, .plain) = node.content, !text.isEmpty else { return }
    warnOfComment(key, behind: node.end)
  }

  /// Warns where a comment stands in the place of a text: `title: #ung`.
  ///
  /// - Returns: Whether one does.
  mutating func warnOfComment(instead key: String, of blank: YAMLNode) -> Bool {
    guard case .scalar(_, .plain) = blank.content else { return false }
    return warnOfComment(key, behind: blank.end)
  }

  @discardableResult
  private mutating func warnOfComment(_ key: String, behind offset: Int) -> Bool {
    guard let start = lines.comment(behind: offset) else { return false }
    let comment = lines.restOfLine(from: start)
    let behind = comment.dropFirst().drop { $0 == " " }
    guard let first = behind.first, behind.count + 1 == comment.count || ("0"..."9").contains(first) else {
      return false
    }
    var cut = String.UnicodeScalarView()
    cut.append(contentsOf: comment)
    warning(.cutByComment(key, rest: String(cut).shown), at: start, .restIsComment)
    return true
  }

  /// - Parameter consequence: What the errors lead to.
  func problems(
    file: String, _ consequence: Consequence, plan: PlanID? = nil, obligation: String? = nil
  ) -> [Problem] {
    var findings = all
    if let more {
      findings.append(
        Finding(severity: .error, place: more.place, complaint: .more(more.count), consequence: consequence))
    }
    return findings.map {
      Problem(
        severity: $0.severity, file: file, line: $0.place.line, column: $0.place.column, what: $0.complaint.sentence,
        consequence: ($0.consequence ?? consequence).sentence, plan: plan, obligation: obligation)
    }
  }

  /// Those errors that make the part unusable.
  func refusing(
    file: String, _ consequence: Consequence, plan: PlanID? = nil, obligation: String? = nil
  ) -> [Problem] {
    var refusing = self
    refusing.all.removeAll { $0.severity == .warning || $0.consequence != nil }
    return refusing.problems(file: file, consequence, plan: plan, obligation: obligation)
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
