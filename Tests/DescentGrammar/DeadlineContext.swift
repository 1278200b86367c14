import FristCore

/// What a deadline text may refer to: the plan's period and the events that frist.yaml and the plan name.
///
/// Build it once for many texts: its tables are made here.
public struct DeadlineContext: Sendable {
  public let period: YearSpan?
  let events: EventTable

  /// - Parameter events: where two have the same form, the later one has it.
  public init(period: YearSpan?, events: [Event] = Event.predefined) {
    self.period = period
    self.events = EventTable(events)
  }
}

extension Deadline {
  /// Understands a deadline text in full, or refuses it.
  ///
  /// Takes time in proportion to the text's length. Source: DEADLINES.md.
  public init(parsing text: String, in context: DeadlineContext) throws(DeadlineRefusal) {
    do throws(DeadlineRefusal) {
      self = try Self.read(text, in: context)
    } catch {
      guard let suggestion = error.suggestion, !Self.helps(suggestion, at: error.column, in: text, context) else {
        throw error
      }
      throw DeadlineRefusal(error.reason, at: error.column)
    }
  }

  private static func read(_ text: String, in context: DeadlineContext) throws(DeadlineRefusal) -> Self {
    var parser = DeadlineParser(try TokenizedText(text), in: context)
    return try parser.deadline()
  }

  /// Whether the text is understood with the suggestion in the place of the word at a column.
  private static func helps(_ word: String, at column: Int, in text: String, _ context: DeadlineContext) -> Bool {
    // A hint is only worth giving where it is one: what cannot be read again gets none.
    guard let token = try? TokenizedText(text).tokens.first(where: { $0.column == column }) else { return false }
    var scalars = Array(text.unicodeScalars)
    scalars.replaceSubrange(token.range, with: Array(word.unicodeScalars))
    var corrected = String.UnicodeScalarView()
    corrected.append(contentsOf: scalars)
    return (try? read(String(corrected), in: context)) != nil
  }
}
