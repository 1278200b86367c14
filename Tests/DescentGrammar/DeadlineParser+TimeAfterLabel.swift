import FristCore

/// The time after a label, where it can be the label's own: "kommuneplan 2030", "vedtak fra 2018".
extension DeadlineParser {
  func judgeTime(after sense: LabelSense, _ label: String) throws(DeadlineRefusal) {
    guard let time = tokens.first else { return }
    func ofLabel(_ token: Token) -> DeadlineRefusal {
      let rest = text.written(token.range.lowerBound..<(tokens.last ?? token).range.upperBound)
      return DeadlineRefusal(.ofLabel(rest, label: label), at: token.column)
    }
    let sinceBefore = DeadlineRefusal(.sinceBefore(text.written(time.range), label: label), at: time.column)
    let isBeginning = sense == .beginning || sense == .start
    let mayOwn = sense == .about || sense == .paper || sense == .thing
    switch word {
    case .to: throw DeadlineRefusal(.howLong(text.written(time.range)), at: time.column)
    case .from:
      // "Fra 2018" may be since then; "fra og med" is so only of a paper.
      guard isBeginning || sense == .deadline || sense == .clear && word(1) == .and else {
        throw DeadlineRefusal(.sinceWhen(text.written(time.range)), at: time.column)
      }
    case .before where mayOwn && !namesEvent(after: 1) && (sense == .about || isNumber(4...4, 1)): throw sinceBefore
    case .in where word(1) == .ahead && sense == .about && !namesEvent(after: 3): throw sinceBefore
    // "Fase I 2019"
    case .in where LabelSense.isCounted(label) && text.written(time.range) == "I": throw notUnderstood(time)
    case .ongoing where isBeginning, .whole where isBeginning: throw notUnderstood(time)
    default: break
    }
    let year = yearAlone
    let isLoose =
      switch sense {
      case .clear, .beginning, .deadline: false
      case .start: year != nil && word != .in || word.isMonth
      // "Søknad om plass skoleåret 2019/2020" is sent before.
      case .thing: year != nil || word == .schoolYear
      case .paper: year != nil || !isIntroduced && !isDay && !isRecurring
      case .about: (!isIntroduced || isInside) && !isRecurring
      }
    if isLoose { throw ofLabel(year ?? time) }
    // "Møte 3 juni 2019" may be the third meeting, and "punkt 1. mars 2019" is the first of them.
    if isNumber(1...2), word(1).isMonth || LabelSense.isCounted(label) && !isCount { throw ofLabel(time) }
    if namesEvent(after: 0) { throw notUnderstood(time) }
  }

  /// "2 ganger i året", "6 måneder etter".
  private var isCount: Bool {
    switch word(1) {
    case .times, .unit, .units: true
    default: false
    }
  }

  private func namesEvent(after count: Int) -> Bool { context.events.match(tokens.dropFirst(count)) != nil }

  /// The year in "2019", "i 2019", "ca. 2019" and "2019-2020".
  private var yearAlone: Token? {
    let ahead = word == .in ? 1 : word == .about ? isMark(.dot, 1) ? 2 : 1 : 0
    return isNumber(4...4, ahead) && !isISODate(ahead) ? token(ahead) : nil
  }

  /// Whether a word like "innen" leads to the time, or it says how often.
  var isIntroduced: Bool {
    switch word {
    case .by, .latest, .before, .in, .together, .at, .after, .when, .ongoing, .whole, .atLeast: true
    case .yearly, .halfYearly, .quarterly, .tertially, .monthly, .weekly, .each, .everyOther: true
    case .unit(.year): word(1) == .for
    default:
      switch word(1) {
      case .times: true
      case .unit, .units: word(2) == .after
      default: false
      }
    }
  }

  /// "1. kvartal hvert år": when it is done every time.
  private var isRecurring: Bool { tokens.contains { [.each, .everyOther, .yearly].contains($0.word) } }

  /// "I juni", not "i løpet av juni".
  var isInside: Bool {
    word == .in && ![.course, .ahead, .connection, .whole, .planPeriod].contains(word(1))
  }

  /// "30. juni", "den 3. mars", "fredag 1. mars", "2019-06-30", "1.5.2019".
  private var isDay: Bool {
    let ahead = word == .the ? 1 : 0
    switch word(ahead) {
    case .weekday: return true
    case .ordinal: return word(ahead + 1).isMonth
    default:
      let isDayOfMonth = isNumber(1...2, ahead) && (word(ahead + 1).isMonth || word(ahead + 2).isMonth)
      return isDayOfMonth || isNumericDate(ahead) || isISODate(ahead)
    }
  }
}
