extension WordingNB: SubjectWording {
  func heading(_ section: Section) -> String {
    switch section {
    case .problem: "Feil i filene"
    case .unsettled: "Må avklares"
    case .gone: "Borte"
    case .elsewhere: "Forfalt hos andre"
    case .overdue: "Forfalt"
    case .today: "I dag"
    case .dated: "Har fått frist"
    case .status: "Status ønskes"
    case .round: "Statusrunde i gang"
    case .opening: "Åpner nå"
    case .soon: "Nærmer seg"
    case .review: "Gjelder dette fortsatt?"
    case .information: "Til orientering"
    case .withdrawn: "Tatt ut"
    case .resolved: "Slik gikk det"
    case .replaced: "Avløst"
    case .alive: "Godt nytt år"
    }
  }

  func count(_ count: Int, _ section: Section) -> String {
    switch section {
    case .problem: "\(count) feil i filene"
    case .unsettled: "\(count) må avklares"
    case .gone: "\(count) \(count == 1 ? "plan" : "planer") borte"
    case .elsewhere: "\(count) forfalt hos andre"
    case .overdue: "\(count) forfalt"
    case .today: "\(count) i dag"
    case .dated: "\(count) har fått frist"
    case .status: "\(count) \(count == 1 ? "statusrunde" : "statusrunder")"
    case .round: "\(count) \(count == 1 ? "statusrunde" : "statusrunder") i gang"
    case .opening: "\(count) åpner"
    case .soon: "\(count) nærmer seg"
    case .review: "\(count) \(count == 1 ? "gjennomgang" : "gjennomganger")"
    case .information: "\(count) til orientering"
    case .withdrawn: "\(count) tatt ut"
    case .resolved: "\(count) avklart"
    case .replaced: "\(count) avløst"
    case .alive: "\(count) \(count == 1 ? "årsoversikt" : "årsoversikter")"
    }
  }

  func lead(_ section: Section, _ distance: Distance) -> String {
    switch section {
    case .problem: "Feil"
    case .unsettled: "Må avklares"
    case .gone: "Plan borte"
    case .elsewhere: "\(length(distance).withCapital) på overtid hos andre"
    case .overdue: "\(length(distance).withCapital) på overtid"
    case .today, .soon: "Frist \(when(distance))"
    case .dated: "Har fått frist"
    case .status: "Status ønskes"
    case .round: "Statusrunde i gang"
    case .opening: "Åpner nå"
    case .review: "Gjelder dette fortsatt?"
    case .information: "Til orientering"
    case .withdrawn: "Tatt ut"
    case .resolved: "Slik gikk det"
    case .replaced: "Avløst"
    case .alive: "Godt nytt år"
    }
  }

  func alive(year: Int, deadlines: Int) -> String {
    "Godt nytt år, \(deadlines == 0 ? "ingen" : "\(deadlines)") \(deadlines == 1 ? "frist" : "frister") i \(year)"
  }
  func andMore(plans: Int) -> String { "og \(plans) \(plans == 1 ? "plan" : "planer") til" }
  var andSoOn: String { "m.m." }
}
