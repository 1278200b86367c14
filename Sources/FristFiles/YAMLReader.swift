// libyaml's events, and no library of nodes above it: those put the node in the place of an alias (294 bytes become 10⁸
// nodes), have marks without an end, fail a whole file for a repeated key, and take five times as long.
import CYaml

/// Why a text is not a YAML document of the kind that frist reads.
struct YAMLError: Error {
  enum Fault {
    case complaint(Complaint)
    /// In libyaml's own words; the context is what it was doing, and where in Unicode scalars that began.
    case syntax(String, context: String?, contextStart: Int)
    /// A character that no YAML file may have.
    case control(UInt32)
  }

  enum Position {
    case scalar(Int)
    case byte(Int)
  }

  let position: Position
  let fault: Fault

  init(position: Position, complaint: Complaint) { (self.position, fault) = (position, .complaint(complaint)) }
  init(position: Position, fault: Fault) { (self.position, self.fault) = (position, fault) }
}

/// Reads one YAML document without anchors, aliases, tags, merge keys or keys that are not texts.
///
/// Time and memory are linear in the size of the text.
struct YAMLReader {
  /// More than the deepest thing that frist reads (a ladder's leaders: 7).
  static let deepestLevel = 16

  /// - Parameter bytes: Valid UTF-8 without a byte order mark.
  /// - Returns: The document, or nil where the text has none (empty, or comments only).
  static func document(_ bytes: [UInt8]) throws(YAMLError) -> YAMLNode? {
    guard !bytes.isEmpty else { return nil }
    let result: Result<YAMLNode?, YAMLError> = bytes.withUnsafeBufferPointer { buffer in
      // The parser keeps pointers into itself and the input: both stay where they are until it is deleted.
      let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
      defer { parser.deallocate() }
      guard yaml_parser_initialize(parser) == 1 else {
        return .failure(YAMLError(position: .scalar(0), complaint: .notYAML("out of memory")))
      }
      defer { yaml_parser_delete(parser) }
      yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
      yaml_parser_set_input_string(parser, buffer.baseAddress!, buffer.count)
      return Result { () throws(YAMLError) in try YAMLReader(parser: parser).document() }
    }
    return try result.get()
  }

  private let parser: UnsafeMutablePointer<yaml_parser_t>

  private enum Event {
    case streamStart, documentStart, documentEnd, streamEnd
    case scalar(String, YAMLNode.ScalarStyle)
    case sequenceStart, sequenceEnd, mappingStart, mappingEnd
  }

  private typealias Placed = (event: Event, start: Int, end: Int)

  private func document() throws(YAMLError) -> YAMLNode? {
    var root: YAMLNode?
    while true {
      let next = try next()
      switch next.event {
      case .streamEnd: return root
      case .documentStart:
        if root != nil { throw YAMLError(position: .scalar(next.start), complaint: .severalDocuments) }
        root = try node(self.next(), level: 1)
      default: break
      }
    }
  }

  private func node(_ first: Placed, level: Int) throws(YAMLError) -> YAMLNode {
    guard level <= Self.deepestLevel else {
      throw YAMLError(position: .scalar(first.start), complaint: .tooDeep(Self.deepestLevel))
    }
    switch first.event {
    case .scalar(let text, let style):
      return YAMLNode(content: .scalar(text, style), start: first.start, end: first.end)
    case .sequenceStart:
      var items: [YAMLNode] = []
      while true {
        let next = try next()
        if case .sequenceEnd = next.event {
          return YAMLNode(content: .sequence(items), start: first.start, end: next.end)
        }
        items.append(try node(next, level: level + 1))
      }
    case .mappingStart:
      var pairs: [YAMLNode.Pair] = []
      while true {
        let next = try next()
        if case .mappingEnd = next.event {
          return YAMLNode(content: .mapping(pairs), start: first.start, end: next.end)
        }
        guard case .scalar(let key, let style) = next.event else {
          throw YAMLError(position: .scalar(next.start), complaint: .keyNotText)
        }
        if key == "<<", style == .plain { throw YAMLError(position: .scalar(next.start), complaint: .mergeKey) }
        let keyNode = YAMLNode(content: .scalar(key, style), start: next.start, end: next.end)
        let value = try node(self.next(), level: level + 1)
        pairs.append(YAMLNode.Pair(key: key, keyNode: keyNode, value: value))
      }
    case .streamStart, .documentStart, .documentEnd, .streamEnd, .sequenceEnd, .mappingEnd:
      preconditionFailure("libyaml began a node with another event")
    }
  }

  /// The next event with its offsets in Unicode scalars; refuses what frist does not read as soon as it is seen.
  private func next() throws(YAMLError) -> Placed {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw failure() }
    defer { yaml_event_delete(&event) }
    let (start, end) = (Int(event.start_mark.index), Int(event.end_mark.index))
    func refuse(
      anchor: UnsafeMutablePointer<UInt8>?, tag: UnsafeMutablePointer<UInt8>?
    ) throws(YAMLError) {
      if let anchor {
        throw YAMLError(position: .scalar(start), complaint: .anchor(String(cString: anchor)))
      }
      if let tag {
        throw YAMLError(position: .scalar(start), complaint: .tag(String(cString: tag)))
      }
    }
    switch event.type {
    case YAML_STREAM_START_EVENT: return (.streamStart, start, end)
    case YAML_STREAM_END_EVENT: return (.streamEnd, start, end)
    case YAML_DOCUMENT_START_EVENT: return (.documentStart, start, end)
    case YAML_DOCUMENT_END_EVENT: return (.documentEnd, start, end)
    case YAML_ALIAS_EVENT:
      let name = String(cString: event.data.alias.anchor)
      throw YAMLError(position: .scalar(start), complaint: .alias(name))
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      try refuse(anchor: scalar.anchor, tag: scalar.tag)
      let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      return (.scalar(text, YAMLNode.ScalarStyle(scalar.style)), start, end)
    case YAML_SEQUENCE_START_EVENT:
      try refuse(anchor: event.data.sequence_start.anchor, tag: event.data.sequence_start.tag)
      return (.sequenceStart, start, end)
    case YAML_SEQUENCE_END_EVENT: return (.sequenceEnd, start, end)
    case YAML_MAPPING_START_EVENT:
      try refuse(anchor: event.data.mapping_start.anchor, tag: event.data.mapping_start.tag)
      return (.mappingStart, start, end)
    case YAML_MAPPING_END_EVENT: return (.mappingEnd, start, end)
    default: preconditionFailure("libyaml gave an event of an unknown kind")
    }
  }

  /// What libyaml says is wrong.
  private func failure() -> YAMLError {
    let parser = parser.pointee
    let problem = parser.problem.map { String(cString: $0) } ?? "out of memory"
    if parser.error == YAML_READER_ERROR {
      let position = YAMLError.Position.byte(parser.problem_offset)
      guard problem == "control characters are not allowed" else {
        return YAMLError(position: position, complaint: .notYAML(problem))
      }
      return YAMLError(position: position, fault: .control(UInt32(truncatingIfNeeded: parser.problem_value)))
    }
    let position = YAMLError.Position.scalar(parser.problem_mark.index)
    // The scanner runs ahead of the events and has a limit of its own.
    if problem.hasPrefix("Maximum nesting level") || problem.hasPrefix("exceeded maximum depth") {
      return YAMLError(position: position, complaint: .tooDeep(Self.deepestLevel))
    }
    return YAMLError(
      position: position,
      fault: .syntax(
        problem, context: parser.context.map { String(cString: $0) }, contextStart: parser.context_mark.index))
  }
}

extension YAMLNode.ScalarStyle {
  fileprivate init(_ style: yaml_scalar_style_t) {
    self =
      switch style {
      case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
      case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
      case YAML_LITERAL_SCALAR_STYLE: .literal
      case YAML_FOLDED_SCALAR_STYLE: .folded
      default: .plain
      }
  }
}
