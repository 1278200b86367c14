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
    var parser = DeadlineParser(try TokenizedText(text), in: context)
    self = try parser.deadline()
  }
}
