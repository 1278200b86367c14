import FristCore

/// A file that is a YAML document: its path, its lines and its content.
struct SourceDocument {
  let path: String
  let lines: SourceLines
  /// Nil where nothing but comments is in it.
  let root: YAMLNode?

  /// Why a file is none, and where.
  struct Refusal: Error {
    let place: SourceLines.Place
    let complaint: Complaint
    /// Slips on other lines, which are seen without reading the document.
    var others: [(place: SourceLines.Place, complaint: Complaint)] = []
  }

  init(_ source: SourceText) throws(Refusal) {
    guard source.bytes.count <= SourceText.mostBytes else {
      throw Refusal(place: .wholeFile, complaint: .tooLarge)
    }
    let bytes = source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(source.bytes.dropFirst(3)) : source.bytes
    let lines = SourceLines(bytes)
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || Self.isEveryOtherByteNull(bytes) {
      throw Refusal(place: .wholeFile, complaint: .looksLikeUTF16)
    }
    if let offset = Self.firstInvalidByte(of: bytes) {
      throw Refusal(place: lines.place(ofByte: offset), complaint: .notUTF8)
    }
    path = source.path
    self.lines = lines
    do throws(YAMLError) {
      root = try YAMLReader.document(bytes)
    } catch {
      let offset =
        switch error.position {
        case .scalar(let offset): offset
        case .byte(let offset):
          lines.start(ofLine: lines.place(ofByte: offset).line) + lines.place(ofByte: offset).column - 1
        }
      switch error.fault {
      case .complaint(let complaint): throw Refusal(place: lines.place(ofScalar: offset), complaint: complaint)
      case .control(let value): throw Refusal(place: lines.place(ofScalar: offset), complaint: .controlInFile(value))
      case .syntax(let problem, let context, let contextStart):
        let slip = YAMLSlip(problem, at: offset, context, at: contextStart, in: lines)
        let place = lines.place(ofScalar: slip.offset)
        let others = YAMLSlip.certain(in: lines).map { (lines.place(ofScalar: $0.offset), $0.complaint) }
        throw Refusal(
          place: place, complaint: slip.complaint, others: others.filter { $0.0.line != place.line })
      }
    }
  }

  /// UTF-16 without its mark: of what plans are written in, every other byte is 0.
  private static func isEveryOtherByteNull(_ bytes: [UInt8]) -> Bool {
    let beginning = bytes.prefix(256)
    return beginning.count >= 8 && beginning.count { $0 == 0 } >= beginning.count / 3
  }

  private static func firstInvalidByte(of bytes: [UInt8]) -> Int? {
    if String(validating: bytes, as: UTF8.self) != nil { return nil }
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch parser.parseScalar(from: &iterator) {
      case .valid(let scalar): offset += scalar.count
      case .emptyInput, .error: return offset
      }
    }
  }
}

extension SourceDocument.Refusal {
  /// In the order of the file.
  func problems(file: String, _ consequence: Consequence, plan: PlanID? = nil) -> [Problem] {
    ([(place, complaint)] + others).map { place, complaint in
      Problem(
        file: file, line: place.line, column: place.column, what: complaint.sentence,
        consequence: consequence.sentence, plan: plan)
    }.inFileOrder()
  }
}
