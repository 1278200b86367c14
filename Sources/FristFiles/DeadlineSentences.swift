import FristCore

/// How errors and warnings speak of deadline texts: the words of FristRender, without depending on it.
public struct DeadlineSentences: Sendable {
  /// Why a text was refused, without a final full stop and without the suggestion.
  public var refusal: @Sendable (DeadlineRefusal) -> Sentence
  /// How a text was read: `«Avklaring»: innen 30. juni 2019`.
  public var reading: @Sendable (Deadline) -> Sentence

  public init(
    refusal: @escaping @Sendable (DeadlineRefusal) -> Sentence, reading: @escaping @Sendable (Deadline) -> Sentence
  ) {
    self.refusal = refusal
    self.reading = reading
  }

  /// English refusals, and the label with the days as numbers.
  public static let plain = DeadlineSentences(refusal: { Sentence($0.what) }, reading: { Sentence($0.bareDays) })
}

extension Deadline {
  /// `Avklaring: 2019-01-01–2019-06-30`; of what has no windows of its own what kind it is.
  fileprivate var bareDays: String {
    let label = label.map { "\($0): " } ?? ""
    guard case .once(let windows) = meaning else { return label + kind }
    return label
      + windows.map { window in
        window.start.map { $0 == window.due ? "\(window.due)" : "\($0)–\(window.due)" } ?? "≤ \(window.due)"
      }.joined(separator: ", ")
  }
}
