import ArgumentParser
import FristControl
import FristCore
import FristProgram

struct List: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Occurrences, by plan and due day.",
    discussion: """
      Filters that are given together must all fit. DAYS is how many are left, negative when overdue. ID is what other \
      commands take; where there is no room for all of ID@DUE, DUE is the day in its own column.
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("Only this plan.", valueName: "plan"), completion: Completion.plans)
  var plan: String?

  @Flag(help: "Only what is overdue.")
  var overdue = false

  @Option(
    help: ArgumentHelp(
      "Only what is not done and falls due within 30d (days) or 4w (weeks), or is overdue.", valueName: "time"))
  var dueWithin: WholeDays?

  @Option(help: ArgumentHelp("Only this state.", valueName: "state"))
  var state: State?

  @Option(help: ArgumentHelp("Only this recipient's.", valueName: "id"), completion: Completion.recipients)
  var responsible: String?

  @Option(
    help: ArgumentHelp("Only this kind.", valueName: "kind"), completion: .list(ObligationKind.allCases.map(\.rawValue))
  )
  var kind: ObligationKind?

  @Option(help: ArgumentHelp("Only what is due in this year.", valueName: "year"))
  var year: Int?

  func validate() throws {
    if overdue, let state, state != .overdue {
      throw ValidationError("--overdue means --state overdue: give one of them.")
    }
    if let year, !(1900...2200).contains(year) { throw ValidationError("--year is 1900 to 2200.") }
    if let plan, plan.contains("/") {
      throw ValidationError("\(plan) is an obligation's id, list takes a plan's. Perhaps: fristctl show \(plan)")
    }
  }

  func run() throws {
    let daemon = try DaemonConnection(global)
    let method = Control.List(
      plan: plan, overdue: overdue ? true : nil, dueWithin: dueWithin?.count, state: state?.rawValue,
      responsible: responsible, kind: kind?.rawValue, year: year)
    let output = Output()
    var found: [OccurrenceMessage] = []
    try daemon.stream(method) { reply in
      if global.json {
        for occurrence in reply.occurrences { try output.line(JSONLine.encode(occurrence)) }
      } else {
        found += reply.occurrences
      }
    }
    if !global.json {
      let counts = method == Control.List() ? nil : try daemon.call(Control.Status()).counts
      let total = counts?.reduce(0) { $0 + $1.count }
      for line in ListText.lines(found, of: total, on: .current) { try output.line(line) }
    }
    try output.flush()
  }
}

/// `30d`, `2w` or `30`: a number of days from 0 to a hundred years.
struct WholeDays: ExpressibleByArgument, Hashable {
  let count: Int

  init?(argument: String) {
    let digits = argument.prefix { $0.isASCII && $0.isNumber }
    guard let number = Int(digits), number <= 36_525 else { return nil }
    switch argument.dropFirst(digits.count) {
    case "", "d": count = number
    case "w" where number <= 5217: count = 7 * number
    default: return nil
    }
  }
}
