extension ReportWording {
  static let en = ReportWording(
    lastYear: "last year", attention: "This needs attention", more: "more", noExplanation: "no explanation given",
    measures: "measures", doneInTime: "done in time", doneLate: "done late", overdue: "overdue",
    notYetDue: "not yet due", moved: "moved", noAnswer: "no answer", notAsked: "not asked",
    number: "No.",
    measure: "Measure", responsible: "Responsible", deadline: "Deadline", state: "State", done: "Done",
    effect: "Attainment and effect", note: "Note", originally: "originally", total: "Total",
    withoutGoal: "Without a goal", nobody: "nobody responsible", external: "external", from: "From", to: "To",
    reason: "Why", movedTitle: "Moved in the period", ongoing: "Ongoing and as needed",
    withoutDeadline: "Without a deadline", missed: "Not done before the next", withdrawn: "Withdrawn from the plan",
    invalid: "In the plan file, but not understood",
    next: "Deadlines next year", legend: "How the colours are read", none: "None.", timeline: "Timeline",
    byResponsible: "Responsible", goals: "Goal by goal", since: "due", moves: "moves",
    seeTable: "The table below says the same.", today: "today",
    file: "the plan file", clock: "the calendar", covered: "covered by a resolution",
    noneCounted: "no deadlines in the period",
    counted: "The first one named counts as responsible. Colours follow from recorded facts, not from self-assessment.",
    red: "overdue or missed", yellow: "due soon, moved or snoozed",
    green: "done, on track, ongoing, as needed or waiting",
    grey: "nobody responsible, no answer or without a deadline",
    full: "attained", partial: "partly attained", notAttained: "not attained",
    asItStood: { "as it stood on \($0); worked out from what was recorded by \($1)" },
    daysOver: { "\($0) \($0 == 1 ? "day" : "days") overdue" },
    recordedLater: { "\($0) \($0 == 1 ? "outcome was" : "outcomes were") recorded after the period" },
    of: { "\($0) of \($1)" },
    missedOfThem: { "of them \($0) not done before the next" },
    version: { "version \($0) of the plan file" },
    answers: { name, count, areMeasures in
      let (one, many) = areMeasures ? ("one measure", "measures") : ("one item", "items")
      return "\(name) has not answered about \(count == 1 ? one : "\(count) \(many)")"
    })
}
