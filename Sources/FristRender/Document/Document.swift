import FristCore

/// A text for people as a value of blocks; a writer makes plain text, HTML or markdown of it.
///
/// Mails, reports and pages are made of the same blocks. What a block says is finished text in the document's language:
/// a writer adds layout, never words.
struct Document: Sendable {
  /// What a browser or a list of files calls it; not shown in the text.
  var title: String
  var language: Language
  var blocks: [Block]
}

/// One piece of a document. Blocks stand apart by an empty line, or by as much space.
enum Block: Sendable {
  /// - Parameter level: 1 for a plan or a document, 2 for a section of it, 3 for a part of a section.
  case heading(Line, level: Int)
  /// One or more lines, each beginning anew.
  case paragraph([Line])
  /// One thing with what is to be said of it.
  case entry(Entry)
  case list([Line])
  /// Lines to be typed or written as they stand.
  case command([String])
  case table(Table)
  /// A link that stands alone.
  case link(String, to: String)
  /// A line across, between what belongs together and what does not.
  case rule
  /// A picture of facts, drawn as each kind of document can: a bar, a timeline.
  case figure(any Figure)
}

/// A title and the lines below it, which stay together.
struct Entry: Hashable, Sendable {
  var title: Line
  var lines: [Line]
  var tone: Tone = .plain
}

/// How pressing something is. Never said by colour alone: words or signs beside it say the same.
enum Tone: String, Hashable, Sendable, CaseIterable {
  case plain, red, yellow, green, grey
}

/// Columns with a heading each, and rows of as many cells.
struct Table: Hashable, Sendable {
  struct Column: Hashable, Sendable {
    var title: String
    /// Of numbers, which stand under one another at their end.
    var isNumeric = false
  }

  var caption: String?
  var columns: [Column]
  var rows: [[Line]]
}

/// What a document shows as a picture; each writer takes the form that its readers can have.
protocol Figure: Sendable {
  /// Lines of at most so many Unicode scalars; none where a picture says nothing that the text around it does not.
  func plainText(width: Int, in language: Language) -> [String]
  /// Markup that stands alone: without scripts, outside references or styles that a mail would lose.
  func html(in language: Language) -> String
}
