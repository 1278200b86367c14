extension WordingNN: SubjectWording {
  func heading(_ section: Section) -> String {
    switch section {
    case .problem: "Feil i filene"
    case .unsettled: "Må avklarast"
    case .gone: "Borte"
    case .elsewhere: "Over fristen hos andre"
    case .overdue: "Over fristen"
    case .today: "I dag"
    case .dated: "Har fått frist"
    case .status: "Ønskjer status"
    case .round: "Statusrunde i gang"
    case .opening: "Opnar no"
    case .soon: "Nærmar seg"
    case .review: "Gjeld dette framleis?"
    case .information: "Til orientering"
    case .withdrawn: "Teke ut"
    case .resolved: "Slik gjekk det"
    case .replaced: "Avløyst"
    case .alive: "Godt nyttår"
    }
  }

  func count(_ count: Int, _ section: Section) -> String {
    switch section {
    case .problem: "\(count) feil i filene"
    case .unsettled: "\(count) må avklarast"
    case .gone: "\(count) \(count == 1 ? "plan" : "planar") borte"
    case .elsewhere: "\(count) over fristen hos andre"
    case .overdue: "\(count) over fristen"
    case .today: "\(count) i dag"
    case .dated: "\(count) har fått frist"
    case .status: "\(count) \(count == 1 ? "statusrunde" : "statusrundar")"
    case .round: "\(count) \(count == 1 ? "statusrunde" : "statusrundar") i gang"
    case .opening: "\(count) opnar"
    case .soon: "\(count) nærmar seg"
    case .review: "\(count) \(count == 1 ? "gjennomgang" : "gjennomgangar")"
    case .information: "\(count) til orientering"
    case .withdrawn: "\(count) \(count == 1 ? "teke" : "tekne") ut"
    case .resolved: "\(count) \(count == 1 ? "avklart" : "avklarte")"
    case .replaced: "\(count) \(count == 1 ? "avløyst" : "avløyste")"
    case .alive: "\(count) årsoversyn"
    }
  }

  func lead(_ section: Section, _ distance: Distance) -> String {
    switch section {
    case .problem: "Feil"
    case .unsettled: "Må avklarast"
    case .gone: "Plan borte"
    case .elsewhere: "\(length(distance).withCapital) over fristen hos andre"
    case .overdue: "\(length(distance).withCapital) over fristen"
    case .today, .soon: "Frist \(when(distance))"
    case .dated: "Har fått frist"
    case .status: "Ønskjer status"
    case .round: "Statusrunde i gang"
    case .opening: "Opnar no"
    case .review: "Gjeld dette framleis?"
    case .information: "Til orientering"
    case .withdrawn: "Teke ut"
    case .resolved: "Slik gjekk det"
    case .replaced: "Avløyst"
    case .alive: "Godt nyttår"
    }
  }

  func alive(year: Int, deadlines: Int) -> String {
    "Godt nyttår, \(deadlines == 0 ? "ingen" : "\(deadlines)") \(deadlines == 1 ? "frist" : "fristar") i \(year)"
  }
  func andMore(plans: Int) -> String { "og \(plans) \(plans == 1 ? "plan" : "planar") til" }
  var andSoOn: String { "m.m." }
}
