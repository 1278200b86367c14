/// A part of a YAML document with its place in the file: every scalar is a text, as written.
struct YAMLNode {
  enum Content {
    case scalar(String, ScalarStyle)
    case sequence([YAMLNode])
    case mapping([Pair])
  }

  enum ScalarStyle { case plain, singleQuoted, doubleQuoted, literal, folded }

  /// Keys are texts and may stand twice: whoever reads the mapping says what that means there.
  struct Pair {
    let key: String
    let keyNode: YAMLNode
    let value: YAMLNode

    var keyStart: Int { keyNode.start }
  }

  let content: Content
  /// Offset in Unicode scalars of the first character (of a block scalar: its `|` or `>`).
  let start: Int
  /// Offset in Unicode scalars after the last character.
  let end: Int

  /// The text of a scalar.
  var text: String? {
    if case .scalar(let text, _) = content { text } else { nil }
  }

  /// Nothing is written here at all (`deadline:` and the end of the line); a quoted `""` is a text.
  var isBlank: Bool {
    if case .scalar("", .plain) = content { true } else { false }
  }
}
