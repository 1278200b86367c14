extension Deadline {
  /// Understands a deadline text in full, or refuses it.
  ///
  /// Takes time in proportion to the text's length. Source: DEADLINES.md.
  public init(parsing text: String, in context: DeadlineContext) throws(DeadlineRefusal) {
    var sentence = WordsAroundTime(try TokenizedText(text), in: context)
    do throws(DeadlineRefusal) {
      self = try sentence.deadline()
    } catch {
      throw sentence.completed(error)
    }
  }

  /// The same without looking for what to write instead.
  init?(reading text: String, in context: DeadlineContext) {
    guard let tokens = try? TokenizedText(text) else { return nil }
    var sentence = WordsAroundTime(tokens, in: context, isTrial: true)
    guard let deadline = try? sentence.deadline() else { return nil }
    self = deadline
  }
}
