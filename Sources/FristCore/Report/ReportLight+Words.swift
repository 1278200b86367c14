extension ReportLight.Reason {
  public var colour: ReportLight.Colour? {
    switch self {
    case .overdue, .missed: .red
    case .done, .doneLate, .onTrack, .ongoing, .asNeeded, .waiting: .green
    case .dueSoon, .moved, .snoozed: .yellow
    case .nobody, .noAnswer, .noDeadline: .grey
    case .withdrawn, .cancelled: nil
    }
  }

  public var sign: String {
    switch self {
    case .overdue, .missed: "!"
    case .done, .doneLate: "✓"
    case .dueSoon: "◐"
    case .moved, .snoozed: "→"
    case .nobody, .noAnswer, .noDeadline: "?"
    case .onTrack, .ongoing, .asNeeded, .waiting: "○"
    case .withdrawn, .cancelled: "–"
    }
  }

  /// - Parameter round: The day of the status round, for whoever has not answered it.
  public func word(in language: Language, round: CivilDay? = nil) -> String {
    switch language {
    case .nb: bokmål(round)
    case .nn: nynorsk(round)
    case .en: english
    }
  }

  private func bokmål(_ round: CivilDay?) -> String {
    switch self {
    case .overdue: "forfalt"
    case .missed: "ikke gjort"
    case .done: "utført"
    case .doneLate: "utført for sent"
    case .dueSoon: "frist snart"
    case .moved: "flyttet"
    case .snoozed: "påminnelse utsatt"
    case .nobody: "ingen ansvarlig"
    case .noAnswer: round.map { "ikke svart på runden \($0.dayAndMonth(in: .nb))" } ?? "ikke svart"
    case .noDeadline: "uten frist"
    case .onTrack: "i rute"
    case .ongoing: "løpende"
    case .asNeeded: "ved behov"
    case .waiting: "venter"
    case .withdrawn: "tatt ut av planen"
    case .cancelled: "avlyst"
    }
  }

  private func nynorsk(_ round: CivilDay?) -> String {
    switch self {
    case .overdue: "forfalle"
    case .missed: "ikkje gjort"
    case .done: "utført"
    case .doneLate: "utført for seint"
    case .dueSoon: "frist snart"
    case .moved: "flytta"
    case .snoozed: "påminning utsett"
    case .nobody: "ingen ansvarleg"
    case .noAnswer: round.map { "ikkje svart på runden \($0.dayAndMonth(in: .nn))" } ?? "ikkje svart"
    case .noDeadline: "utan frist"
    case .onTrack: "i rute"
    case .ongoing: "løpande"
    case .asNeeded: "ved behov"
    case .waiting: "ventar"
    case .withdrawn: "teken ut av planen"
    case .cancelled: "avlyst"
    }
  }

  private var english: String {
    switch self {
    case .overdue: "overdue"
    case .missed: "missed"
    case .done: "done"
    case .doneLate: "done late"
    case .dueSoon: "due soon"
    case .moved: "moved"
    case .snoozed: "snoozed"
    case .nobody: "nobody responsible"
    case .noAnswer: "no answer"
    case .noDeadline: "without a deadline"
    case .onTrack: "on track"
    case .ongoing: "ongoing"
    case .asNeeded: "as needed"
    case .waiting: "waiting"
    case .withdrawn: "withdrawn"
    case .cancelled: "cancelled"
    }
  }
}

extension CivilDay {
  /// `1. april`, `1 April`.
  func dayAndMonth(in language: Language) -> String {
    let names =
      switch language {
      case .nb, .nn:
        [
          "januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november",
          "desember",
        ]
      case .en:
        [
          "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December",
        ]
      }
    return language == .en ? "\(day) \(names[month - 1])" : "\(day). \(names[month - 1])"
  }
}
