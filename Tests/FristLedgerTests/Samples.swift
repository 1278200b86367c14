import FristCore

func day(_ text: String) -> CivilDay { CivilDay(text)! }
func moment(_ text: String) -> CivilMoment { CivilMoment(text)! }

/// Entries of every kind, in an order in which they might have happened.
enum Samples {
  static let root = Root(plan: "nes-rus", obligation: "3.6")
  static let occurrence = OccurrenceID(root: root, label: "Avklaring", originalDue: day("2019-06-30"))
  static let bare = OccurrenceID(root: root, label: nil, originalDue: day("2019-12-31"), copy: 2)

  static let topics: [Topic] =
    [Step.opens, .before(30), .before(0), .due, .overdue(1), .escalated(90)].map { .rung(occurrence, arming: 1, $0) }
    + [
      .rung(bare, arming: 2, .due), .round(occurrence), .review("nes-rus", day("2020-12-01")),
      .alive("nes-rus", day("2021-01-01")), .dated(bare, arming: 1), .resolved(occurrence, arming: 3),
      .replaced("nes-rus"), .problem(plan: "nes-rus", obligation: "3.6", key: "deadline"),
      .problem(plan: "nes-rus", obligation: nil, key: "yaml"), .problem(plan: nil, obligation: nil, key: "directory"),
      .withdrawn("nes-rusplan", root, number: 2, repeated: nil), .withdrawn("nes-rus", nil, number: 1, repeated: nil),
      .withdrawn("nes-rus", nil, number: 1, repeated: day("2021-02-01")),
    ]

  static let reasons: [Reason] = [
    .stepDue, .movedFrom(day("2019-06-29")), .seenAfterUntil, .supersededBy(.overdue(32)), .notYetTold, .along,
    .late(days: 3, .planKnownLater(since: day("2019-06-27"))), .late(days: 3, .knownLater(since: day("2019-06-27"))),
    .late(days: 3, .spoolFailure(on: day("2019-06-27"))), .late(days: 3, .held(until: day("2019-06-27"))),
    .late(days: 3, .snoozed(until: day("2019-06-27"))), .late(days: 3, .reopened(on: day("2019-06-27"))),
    .late(days: 3, .notRunning(since: day("2019-06-27"))), .late(days: 3, .firstContact(on: day("2019-06-27"))),
    .late(days: 3, .changedLater),
  ]

  /// Texts that might break out of wherever they are put.
  static let hostile = [
    "", " ", "\\", "\\-", "\\u", "\\z", "\\\\", "-", "a\u{1F}b", "\u{1F}", "\0", "a\0b", "\n", "\r\n",
    "'; DROP TABLE entry; --",
    "\"", "%s", "æøå", "e\u{301}", "é", "🇳🇴", "\u{FEFF}x", "\u{200B}", "NULL", "?1",
    String(repeating: "lang ", count: 2000),
  ]

  static var events: [Entry.Event] {
    let arming = Arming(
      number: 2, window: Window(start: day("2019-07-01"), due: day("2019-09-30")), textDue: day("2019-06-30"),
      at: moment("2019-06-28T07:30"), cause: .command, by: .uid(1000), reason: "ferie", text: "innen 30. september")
    let bareArming = Arming(
      number: 1, window: Window(start: nil, due: day("2019-09-30")), textDue: nil, at: moment("2019-06-28T07:30"),
      cause: .dated, by: .uid(1000))
    // Armed by somebody else, at another moment, than the entry says.
    let othersArming = Arming(
      number: 3, window: Window(start: nil, due: day("2019-10-30")), textDue: nil, at: moment("2019-06-27T12:00"),
      cause: .text, by: .planFile)
    let events: [Entry.Event] = [
      .planSeen("nes-rus"), .planRenamed("nes-rusplan", root: "nes-rus"),
      .planGone("nes-rus", title: "Rusplanen", owner: "nes-raadmann", coordinator: "nes-folkehelse"),
      .planReturned("nes-rus"), .seen(root),
      .renamed(ObligationRef(plan: "nes-rusplan", obligation: "3.7"), root: root),
      .withdrawn(root, title: "Senter", coordinator: "nes-folkehelse", withPlan: true),
      .withdrawn(root, title: "Senter", coordinator: "nes-folkehelse", withPlan: false), .returned(root),
      .needless(root),
      .armed(occurrence, arming), .armed(bare, bareArming), .armed(bare, othersArming), .disarmed(bare),
      .kept(occurrence, arming.window), .kept(bare, bareArming.window),
      .seriesFrom(root, label: nil, day("2019-07-01")),
      .seriesFrom(root, label: "Avklaring", day("2019-07-01")),
      .ladderEdited(root, added: [.opens, .before(7), .overdue(1), .escalated(30)]), .ladderEdited(root, added: []),
      .handedOver(root, from: ["nes-helse", "nes-nav"]), .handedOver(root, from: []), .recipientLost("nes-helse"),
      .recipientReturned("nes-helse"), .found(plan: "nes-rus", obligation: "3.6", key: "senter"),
      .found(plan: "nes-rus", obligation: nil, key: "periode"), .found(plan: nil, obligation: nil, key: "admin"),
      .taken(root, key: "done", value: "2019-06-20"),
      .delivered("20190628T0730.nes-helse"),
      .deliveryWithdrawn("20190628T0730.nes-helse"), .done(Subject(occurrence), on: day("2019-06-20"), note: "ferdig"),
      .done(Subject(root), on: day("2019-06-20"), note: nil), .reopened(Subject(occurrence)), .reopened(Subject(root)),
      .cancelled(Subject(bare), on: day("2019-06-20"), reason: "bortfalt"),
      .cancelled(Subject(root), on: day("2019-06-20"), reason: nil),
      .snoozed(Subject(occurrence), until: day("2019-08-15"), reason: "ferie"),
      .confirmed(root, on: day("2019-06-20"), text: "Årlig", note: "ja"),
      .confirmed(root, on: day("2019-06-20"), text: nil, note: nil), .planConfirmed("nes-rus", note: "med vilje"),
      .planConfirmed("nes-rus", note: nil), .evaluated(root, year: 2020, .full, effect: "god"),
      .evaluated(root, year: 2020, .partial, effect: nil), .evaluated(root, year: 2020, .none, effect: ""),
      .held(.jump, why: "the clock was set back"), .held(.absence, why: "x"), .held(.firstStart, why: "x"),
      .held(.behind, why: "x"), .released, .setBack,
    ]
    let told: [Entry.Event] = topics.enumerated().map { index, topic in
      .told(
        topic, role: "nes-helse", standing: .responsible, reasons[index % reasons.count], due: day("2019-06-30"),
        name: "nes-rus/3.6@2019-06-30", delivery: "20190628T0730.nes-helse")
    }
    let standings: [Standing] = [.responsible, .standIn, .participant, .leader, .owner, .caretaker]
    let superseded: [Entry.Event] = reasons.enumerated().map { index, reason in
      .superseded(topics[0], role: "rolle-\(index)", standing: standings[index % standings.count], reason)
    }
    return events + told + superseded
  }

  static var entries: [Entry] {
    let actors: [Actor] = [.uid(0), .uid(.max), .planFile, .clock, .mail("nes-nav", messageID: "<a b@example>")]
    let armings = events.map { Entry(at: moment("2019-06-28T07:30"), by: .uid(1000), $0) }
    let others: [Entry] = actors.map { Entry(at: moment("2019-06-28T23:59"), by: $0, .reopened(Subject(root))) }
    return armings + others + [
      Entry(at: moment("0001-01-01T00:00"), by: .clock, .released),
      Entry(at: moment("1969-12-31T23:59"), by: .clock, .released),
      Entry(at: moment("9999-12-31T23:59"), by: .clock, .released),
    ]
  }

  /// Entries in which a text stands wherever one can.
  static func entries(with text: String) -> [Entry] {
    let root = Root(plan: text, obligation: text)
    let id = OccurrenceID(root: root, label: text, originalDue: day("2019-06-30"))
    let at = moment("2019-06-28T07:30")
    let arming = Arming(
      number: 1, window: Window(start: nil, due: day("2019-09-30")), textDue: nil, at: at, cause: .text, by: .planFile,
      reason: text, text: text)
    let events: [Entry.Event] = [
      .planSeen(text), .planRenamed(text, root: text), .planGone(text, title: text, owner: text, coordinator: text),
      .seen(root), .renamed(ObligationRef(plan: text, obligation: text), root: root),
      .withdrawn(root, title: text, coordinator: text, withPlan: false), .armed(id, arming),
      .seriesFrom(root, label: text, day("2019-07-01")), .handedOver(root, from: [text]),
      .handedOver(root, from: [text, text]), .recipientLost(text), .found(plan: text, obligation: text, key: text),
      .taken(root, key: text, value: text),
      .told(
        .rung(id, arming: 1, .due), role: text, standing: .responsible, .stepDue, due: day("2019-06-30"), name: text,
        delivery: text),
      .told(
        .problem(plan: text, obligation: text, key: text), role: text, standing: .caretaker, .notYetTold,
        due: day("2019-06-30"), name: text, delivery: text),
      .told(
        .withdrawn(text, root, number: 1, repeated: nil), role: text, standing: .caretaker, .notYetTold,
        due: day("2019-06-30"), name: text, delivery: text),
      .delivered(text), .done(Subject(id), on: day("2019-06-20"), note: text),
      .cancelled(Subject(root), on: day("2019-06-20"), reason: text),
      .snoozed(Subject(root), until: day("2019-08-15"), reason: text),
      .confirmed(root, on: day("2019-06-20"), text: text, note: text), .planConfirmed(text, note: text),
      .evaluated(root, year: 2020, .full, effect: text), .held(.jump, why: text),
    ]
    return events.map { Entry(at: at, by: .planFile, $0) }
  }
}
