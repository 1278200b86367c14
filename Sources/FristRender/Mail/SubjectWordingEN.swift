extension WordingEN: SubjectWording {
  func heading(_ section: Section) -> String {
    switch section {
    case .problem: "Errors in the files"
    case .unsettled: "To be settled"
    case .gone: "Gone"
    case .elsewhere: "Escalated to you"
    case .overdue: "Overdue"
    case .today: "Due today"
    case .dated: "Now has a deadline"
    case .status: "Status wanted"
    case .round: "Status round under way"
    case .opening: "Opening now"
    case .soon: "Coming up"
    case .review: "Does this still hold?"
    case .information: "For your information"
    case .withdrawn: "Taken out"
    case .resolved: "How it ended"
    case .replaced: "Replaced"
    case .alive: "Happy New Year"
    }
  }

  func count(_ count: Int, _ section: Section) -> String {
    switch section {
    case .problem: "\(count) \(count == 1 ? "error" : "errors") in the files"
    case .unsettled: "\(count) to settle"
    case .gone: "\(count) \(count == 1 ? "plan" : "plans") gone"
    case .elsewhere: "\(count) escalated"
    case .overdue: "\(count) overdue"
    case .today: "\(count) due today"
    case .dated: "\(count) now dated"
    case .status: "\(count) status \(count == 1 ? "round" : "rounds")"
    case .round: "\(count) status \(count == 1 ? "round" : "rounds") under way"
    case .opening: "\(count) opening"
    case .soon: "\(count) coming up"
    case .review: "\(count) \(count == 1 ? "review" : "reviews")"
    case .information: "\(count) for information"
    case .withdrawn: "\(count) taken out"
    case .resolved: "\(count) settled"
    case .replaced: "\(count) replaced"
    case .alive: "\(count) yearly \(count == 1 ? "overview" : "overviews")"
    }
  }

  func lead(_ section: Section, _ distance: Distance) -> String {
    switch section {
    case .problem: "Error"
    case .unsettled: "To be settled"
    case .gone: "Plan gone"
    case .elsewhere: "Escalated, \(length(distance)) overdue"
    case .overdue: "\(length(distance).withCapital) overdue"
    case .today, .soon: "Due \(when(distance))"
    case .dated: "Now has a deadline"
    case .status: "Status wanted"
    case .round: "Status round under way"
    case .opening: "Opening now"
    case .review: "Does this still hold?"
    case .information: "For your information"
    case .withdrawn: "Taken out"
    case .resolved: "How it ended"
    case .replaced: "Replaced"
    case .alive: "Happy New Year"
    }
  }

  func alive(year: Int, deadlines: Int) -> String {
    "Happy New Year, \(deadlines == 0 ? "no" : "\(deadlines)") \(deadlines == 1 ? "deadline" : "deadlines") in \(year)"
  }
  func andMore(plans: Int) -> String { "and \(plans) more \(plans == 1 ? "plan" : "plans")" }
  var andSoOn: String { "etc." }
}
