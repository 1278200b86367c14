import FristCore

/// A small municipality for tests: one plan, a few units, obligations as a test needs them.
struct Town {
  var settings = Settings()
  var directory = Directory()
  var plans: [Plan] = []

  init(_ obligations: [Obligation], adopted: String? = nil) {
    for recipient in [
      Recipient(id: "raadmann", name: "Rådmannen", mail: "raadmann@by.example"),
      Recipient(id: "koordinator", name: "Folkehelse", mail: "fh@by.example", superior: "raadmann"),
      Recipient(id: "helse", name: "Helse", mail: "helse@by.example", superior: "sjef"),
      Recipient(id: "nav", name: "NAV", mail: "nav@by.example", superior: "raadmann"),
      Recipient(id: "sjef", name: "Kommunalsjefen", mail: "sjef@by.example", superior: "raadmann"),
      Recipient(id: "politi", name: "Politiet", isExternal: true),
    ] { directory.recipients[recipient.id] = recipient }
    plans = [
      Plan(
        id: "plan", title: "Plan", municipality: "By", adopted: adopted.map(day), owner: "raadmann",
        coordinator: "koordinator", obligations: obligations)
    ]
  }

  var inventory: Inventory { Inventory(settings: settings, directory: directory, plans: plans) }

  /// Drives the decider from the first moment of `from` to the end of `to`, feeding each returned moment back.
  func run(_ from: String, _ to: String, history: History = History()) -> [Digest] {
    run(from, to, history: history).digests
  }

  func run(_ from: String, _ to: String, history: History = History()) -> (digests: [Digest], history: History) {
    let start = CivilMoment(day(from), .midnight)
    let known = Reconciliation(from: nil, to: inventory, history: history, now: start).history
    var decider = Decider(inventory, history: known, now: start)
    var digests: [Digest] = []
    var moment: CivilMoment? = start
    while let now = moment, now.day <= day(to) {
      let decision = decider.wake(at: now)
      digests += decision.digests
      moment = decision.next
    }
    return (digests, decider.history)
  }
}

/// `2019-06-28 helse before-7`, a line a notice.
func lines(_ digests: [Digest]) -> [String] {
  digests.flatMap { digest in digest.notices.map { "\(digest.at.day) \(digest.recipient) \($0.step)" } }
}

/// - Precondition: An ISO date.
func day(_ text: String) -> CivilDay { CivilDay(text)! }

func measure(
  _ id: String = "1", due: String, start: String? = nil, responsible: [String] = ["helse"],
  participants: [String] = [], ladder: LadderEdit = LadderEdit(), continues: Bool = false,
  kind: ObligationKind = .measure
) -> Obligation {
  let deadline = Deadline(.once([Window(start: start.map(day), due: day(due))]), continues: continues)
  return Obligation(
    id: id, kind: kind, title: "Tiltak \(id)", responsible: responsible, participants: participants,
    deadlines: [DeadlineEntry(text: due, deadline: deadline)], ladder: ladder, line: 1)
}
