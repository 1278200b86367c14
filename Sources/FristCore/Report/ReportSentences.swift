/// The two sentences that a council reads first, in the plan's language, without a final full stop.
struct ReportSentences {
  let language: Language
  let span: ReportSpan

  /// "20 av 28 tiltak er gjennomført, 2 er forfalt, 3 ansvarlige har ikke svart".
  ///
  /// - Parameter isAnswered: Whether nobody was asked in vain, also about what is no measure: else nobody is said to have
  ///   answered for all.
  func first(_ headline: ReportHeadline, isAnswered: Bool) -> String {
    ([measures(headline), headline.measures == 0 ? nil : overdue(headline.overdue)]
      + [headline.responsiblesWithoutAnswer.flatMap { $0 == 0 && !isAnswered ? nil : silent($0) }]).compactMap { $0 }
      .joined(separator: ", ")
  }

  private func measures(_ headline: ReportHeadline) -> String {
    let (done, all) = (headline.done, headline.measures)
    switch language {
    case .nb:
      if all == 0 { return span.year.map { "Ingen tiltak har frist i \($0)" } ?? "Ingen tiltak har frist i perioden" }
      return "\(done) av \(all) tiltak er gjennomført"
    case .nn:
      if all == 0 { return span.year.map { "Ingen tiltak har frist i \($0)" } ?? "Ingen tiltak har frist i perioden" }
      return "\(done) av \(all) tiltak er \(all == 1 ? "gjennomført" : "gjennomførte")"
    case .en:
      if all == 0 { return span.year.map { "No measure is due in \($0)" } ?? "No measure is due in this time" }
      return "\(done) of \(all) \(all == 1 ? "measure is" : "measures are") done"
    }
  }

  private func overdue(_ number: Int) -> String {
    switch language {
    case .nb: number == 0 ? "ingen er forfalt" : "\(number) er forfalt"
    case .nn: number == 0 ? "ingen er forfalne" : "\(number) er \(number == 1 ? "forfalle" : "forfalne")"
    case .en: number == 0 ? "none is overdue" : "\(number) \(number == 1 ? "is" : "are") overdue"
    }
  }

  private func silent(_ number: Int) -> String {
    switch language {
    case .nb:
      number == 0 ? "alle ansvarlige har svart" : "\(number) \(number == 1 ? "ansvarlig" : "ansvarlige") har ikke svart"
    case .nn:
      number == 0
        ? "alle ansvarlege har svart" : "\(number) \(number == 1 ? "ansvarleg" : "ansvarlege") har ikkje svart"
    case .en:
      number == 0
        ? "all those responsible have answered"
        : "\(number) of those responsible \(number == 1 ? "has" : "have") not answered"
    }
  }

  /// "Av de 43 tiltakene i hele planen er 12 fullført og 9 løpende, mens 22 gjenstår".
  ///
  /// - Parameter name: Whose measures they are; nil for the whole plan's.
  func second(_ progress: ReportProgress, of name: String?) -> String {
    let (all, finished, running, left) = (progress.measures, progress.finished, progress.running, progress.left)
    switch language {
    case .nb:
      if all == 0 { return name.map { "\($0) har ingen tiltak i planen" } ?? "Planen har ingen tiltak" }
      if all == 1 {
        let what = finished == 1 ? "er fullført" : running == 1 ? "er løpende" : "gjenstår"
        return "\(name.map { "Det ene tiltaket som \($0) har i planen," } ?? "Det ene tiltaket i planen") \(what)"
      }
      return "Av de \(all) tiltakene \(name.map { "som \($0) har i planen," } ?? "i hele planen") er "
        + "\(count(finished)) fullført og \(count(running)) løpende, mens \(count(left)) gjenstår"
    case .nn:
      if all == 0 { return name.map { "\($0) har ingen tiltak i planen" } ?? "Planen har ingen tiltak" }
      if all == 1 {
        let what = finished == 1 ? "er fullført" : running == 1 ? "er løpande" : "står att"
        return "\(name.map { "Det eine tiltaket som \($0) har i planen," } ?? "Det eine tiltaket i planen") \(what)"
      }
      return "Av dei \(all) tiltaka \(name.map { "som \($0) har i planen," } ?? "i heile planen") er "
        + "\(count(finished)) \(finished == 1 ? "fullført" : "fullførte") og \(count(running)) løpande, medan "
        + "\(count(left)) står att"
    case .en:
      if all == 0 { return name.map { "\($0) has no measure in the plan" } ?? "The plan has no measures" }
      if all == 1 {
        let what = finished == 1 ? "finished" : running == 1 ? "running" : "left to do"
        return "The one measure \(name.map { "that \($0) has in the plan" } ?? "of the plan") is \(what)"
      }
      return "Of the \(all) measures \(name.map { "that \($0) has in the plan" } ?? "in the whole plan"), "
        + "\(count(finished)) \(verb(finished)) finished, \(count(running)) \(verb(running)) running and "
        + "\(count(left)) \(verb(left)) left"
    }
  }

  private func count(_ number: Int) -> String {
    number > 0 ? "\(number)" : language == .en ? "none" : "ingen"
  }

  private func verb(_ number: Int) -> String { number == 1 || number == 0 ? "is" : "are" }
}
