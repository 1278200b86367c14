/// What lines say by themselves, in a file that is no YAML: the reader stops at the first slip, and a planner should not have
/// to come back for each.
extension YAMLSlip {
  /// More is no list that anybody reads.
  private static let most = 20
  /// Lines looked at: a plan of thousands of measures has fewer.
  private static let mostLines = 100_000

  /// Slips that cannot be anything else, at most one a line; lines of a longer text (`|`, `>`) are left alone.
  static func certain(in lines: SourceLines) -> [YAMLSlip] {
    var slips: [YAMLSlip] = []
    /// How far the key of a longer text is indented, inside one.
    var textIndent: Int?
    for number in 1...min(lines.count, mostLines) where slips.count < most {
      let text = lines.text(ofLine: number)
      let line = YAMLLine(text)
      if line.isComment { continue }
      if let indent = textIndent, line.indent > indent { continue }
      textIndent = line.beginsText ? line.indent : nil
      let next = number < lines.count ? YAMLLine(lines.text(ofLine: number + 1)) : nil
      guard let (complaint, index) = line.certainSlip(before: next) else { continue }
      slips.append(YAMLSlip(complaint, lines.start(ofLine: number) + index))
    }
    return slips
  }
}

extension YAMLLine {
  /// - Parameter next: The line that follows.
  fileprivate func certainSlip(before next: YAMLLine?) -> (Complaint, Int)? {
    if let tab { return (.tab, tab) }
    if let noBreakSpace { return (.noBreakSpace, noBreakSpace) }
    if let key = keyWithoutSpace { return (.spaceMissing(key: key.text), key.index) }
    if let dashWithoutSpace { return (.dashWithoutSpace, dashWithoutSpace) }
    // A text in quotation marks may go on; a key in the next line says that this one does not.
    if let quote = openQuote, next?.beginsWithKey ?? true { return (.quoteOpen(quote.mark), quote.index) }
    if let colonInText { return (.colonInText, colonInText) }
    return nil
  }
}
