import FristCore

/// Reports for programs (REPORT.md 2): all keys present, null where something is not known.
extension ReportDocuments {
  public static func json(_ report: Report) -> String { object(report).text }

  public static func json(_ all: ReportOfAll) -> String {
    JSONText.object([
      ("span", span(all.span)), ("asOf", .day(all.asOf)), ("stateOn", .day(all.stateOn)),
      ("closed", .bool(all.isClosed)),
      (
        "plans",
        .list(
          all.plans.map { line in
            .object([
              ("plan", .string(line.plan)), ("title", .string(line.title)), ("short", .string(line.short)),
              ("municipality", .string(line.municipality)), ("owner", .string(line.owner)),
              ("sentence", .string(line.sentence)), ("headline", headline(line.headline)),
              ("numbers", .object(numbers(line.numbers))),
              ("lastYear", line.lastYear.map { .object(numbers($0)) } ?? .null),
            ])
          })
      ),
    ]).text
  }

  private static func object(_ report: Report) -> JSONText {
    let people = report.recipients.sorted { $0.key < $1.key }.map { id, person in
      (id, JSONText.object([("name", .string(person.name)), ("external", .bool(person.isExternal))]))
    }
    var members: [(String, JSONText)] = [
      ("plan", .string(report.plan)), ("title", .string(report.title)), ("short", .string(report.short)),
      ("municipality", .string(report.municipality)), ("period", .string(report.period?.description)),
      ("adopted", .day(report.adopted)), ("document", .string(report.document)),
      ("language", .string(report.language.rawValue)), ("owner", .string(report.owner)),
      ("coordinator", .string(report.coordinator)), ("responsible", .string(report.responsible)),
      ("recipients", .object(people)), ("span", span(report.span)), ("asOf", .day(report.asOf)),
      ("stateOn", .day(report.stateOn)), ("closed", .bool(report.isClosed)), ("round", .day(report.round)),
      ("sentence", .string(report.sentence)), ("headline", headline(report.headline)),
      (
        "soFar",
        .object([
          ("measures", .int(report.soFar.measures)), ("finished", .int(report.soFar.finished)),
          ("running", .int(report.soFar.running)), ("left", .int(report.soFar.left)),
        ])
      ),
      ("recordedLater", .int(report.recordedLater)), ("numbers", .object(numbers(report.numbers))),
      ("lastYear", report.lastYear.map { .object(numbers($0)) } ?? .null), ("lights", lights(report.lights)),
      ("attention", .list(report.attention.map(attention))),
    ]
    let left = AttentionReason.allCases.compactMap { reason in
      report.attentionLeft[reason].map { (reason.rawValue, JSONText.int($0)) }
    }
    members += [
      ("attentionLeft", .object(left)),
      (
        "goals",
        .list(
          report.goals.map { goal in
            .object([("goal", .strings(goal.goal)), ("obligations", .list(goal.obligations.map(row)))])
          })
      ),
      ("totals", totals(report)), ("ongoing", .strings(report.ongoing)),
      ("withoutDeadline", .strings(report.withoutDeadline)), ("missed", .strings(report.missed)),
      ("moved", .strings(report.moved)),
      (
        "withdrawn",
        .list(
          report.withdrawn.map {
            .object([
              ("id", .string($0.id)), ("title", .string($0.title)), ("on", .day($0.on)),
              ("state", .string($0.state.rawValue)),
            ])
          })
      ),
      (
        "next",
        .list(report.next.map { .object([("occurrence", .string($0.occurrence)), ("due", .day($0.due))]) })
      ),
      ("rollover", .strings(report.rollover)),
    ]
    return .object(members)
  }

  private static func span(_ span: ReportSpan) -> JSONText {
    .object([("from", .day(span.from)), ("to", .day(span.to)), ("year", .int(span.year))])
  }

  private static func headline(_ headline: ReportHeadline) -> JSONText {
    .object([
      ("measures", .int(headline.measures)), ("done", .int(headline.done)), ("overdue", .int(headline.overdue)),
      ("responsiblesWithoutAnswer", .int(headline.responsiblesWithoutAnswer)),
    ])
  }

  private static func numbers(_ numbers: ReportNumbers) -> [(String, JSONText)] {
    [
      ("occurrences", .int(numbers.occurrences)), ("doneInTime", .int(numbers.doneInTime)),
      ("doneLate", .int(numbers.doneLate)), ("overdue", .int(numbers.overdue)), ("missed", .int(numbers.missed)),
      ("notYetDue", .int(numbers.notYetDue)), ("moved", .int(numbers.moved)), ("noAnswer", .int(numbers.noAnswer)),
      ("withoutDeadline", .int(numbers.withoutDeadline)),
    ]
  }

  private static func lights(_ lights: ReportLights) -> JSONText {
    .object([
      ("green", .int(lights.green)), ("yellow", .int(lights.yellow)), ("red", .int(lights.red)),
      ("grey", .int(lights.grey)),
    ])
  }

  private static func light(_ light: ReportLight) -> JSONText {
    .object([
      ("colour", .string(light.colour?.rawValue)), ("sign", .string(light.sign)), ("word", .string(light.word)),
      ("reason", .string(light.reason.rawValue)),
    ])
  }

  private static func attention(_ line: ReportAttention) -> JSONText {
    switch line {
    case .obligation(let it):
      .object([
        ("id", .string(it.id)), ("occurrence", .string(it.occurrence)), ("title", .string(it.title)),
        ("responsible", .strings(it.responsible)), ("reasons", .strings(it.reasons.map(\.rawValue))),
        ("due", .day(it.due)), ("daysOverdue", .int(it.daysOverdue)), ("moves", .int(it.moves)),
      ])
    case .silent(let recipient, let obligations):
      .object([
        ("recipient", .string(recipient)), ("obligations", .strings(obligations)),
        ("reasons", .strings([AttentionReason.noAnswer.rawValue])),
      ])
    }
  }

  private static func row(_ row: ReportRow) -> JSONText {
    let deadline: JSONText = row.deadlines.count == 1 ? .string(row.deadlines[0]) : .strings(row.deadlines)
    return .object([
      ("id", .string(row.id)), ("kind", .string(row.kind.rawValue)), ("title", .string(row.title)),
      ("goal", .strings(row.goal)), ("responsible", .strings(row.responsible)), ("automatic", .bool(row.isAutomatic)),
      ("deadline", deadline), ("state", .string(row.state.rawValue)), ("light", light(row.light)),
      ("answered", row.answered.map { .bool($0) } ?? .null), ("withdrawn", .day(row.withdrawn)),
      ("note", .string(row.note)),
      (
        "evaluation",
        row.evaluation.map {
          .object([
            ("year", .int($0.year)), ("attainment", .string($0.attainment.rawValue)), ("effect", .string($0.effect)),
            ("on", .day($0.on)), ("by", .string($0.by)),
          ])
        } ?? .null
      ),
      (
        "remarks",
        .list(row.remarks.map { .object([("on", .day($0.on)), ("by", .string($0.by)), ("text", .string($0.text))]) })
      ),
      (
        "told",
        .object([("times", .int(row.told.times)), ("last", .day(row.told.last)), ("leader", .day(row.told.leader))])
      ),
      ("decided", .day(row.decided)), ("body", .string(row.body)), ("case", .string(row.caseNumber)),
      ("occurrences", .list(row.occurrences.map(occurrence))),
    ])
  }

  private static func occurrence(_ it: ReportOccurrence) -> JSONText {
    .object([
      ("occurrence", .string(it.name)), ("label", .string(it.label)), ("deadline", .string(it.deadline)),
      ("originalDeadline", .string(it.originalDeadline)), ("start", .day(it.start)),
      ("originalDue", .day(it.originalDue)), ("due", .day(it.due)),
      (
        "moves",
        .list(
          it.moves.map {
            .object([
              ("on", .day($0.on)), ("from", .day($0.from)), ("to", .day($0.to)), ("deadline", .string($0.deadline)),
              ("by", .string($0.by)), ("reason", .string($0.reason)),
            ])
          })
      ),
      ("state", .string(it.state.rawValue)), ("done", .day(it.done)), ("doneRecorded", .day(it.doneRecorded)),
      ("doneBy", .string(it.doneBy)), ("daysLate", .int(it.daysLate)), ("missed", .day(it.missed)),
      ("snoozedUntil", .day(it.snoozedUntil)), ("counted", .bool(it.isCounted)), ("light", light(it.light)),
    ])
  }

  private static func totals(_ report: Report) -> JSONText {
    .object([
      (
        "byGoal",
        .list(
          report.totalsByGoal.map {
            .object(
              [("goal", .string($0.goal)), ("obligations", .int($0.obligations))] + numbers($0.numbers)
                + [("lights", lights($0.lights))])
          })
      ),
      (
        "byResponsible",
        .list(
          report.totalsByResponsible.map {
            .object(
              [
                ("recipient", .string($0.recipient)), ("name", .string($0.name)), ("external", .bool($0.isExternal)),
                ("obligations", .int($0.obligations)),
              ] + numbers($0.numbers) + [("lights", lights($0.lights))])
          })
      ),
    ])
  }
}
