/// What libFuzzer calls with each text it thinks of; built by deploy/fuzz in one module with FristCore.
///
/// A broken promise ends the program, and libFuzzer then keeps the text as `crash-…`.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzDeadline(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  for context in contexts { check(text, in: context) }
  return 0
}

/// Without a plan's period, with one, and with one and an event of the municipality's own.
private let contexts: [DeadlineContext] = {
  let period = YearSpan(first: 2019, last: 2023)
  let event = try? Event(name: "kommunestyremøte", forms: ["møte i kommunestyret"], window: "Juni", about: .sameYear)
  guard let event else { preconditionFailure("the event is refused") }
  return [
    DeadlineContext(period: nil), DeadlineContext(period: period),
    DeadlineContext(period: period, events: Event.predefined + [event]), DeadlineContext(period: nil, year: .every),
    DeadlineContext(period: period, year: .year(2020)),
  ]
}()

private func check(_ text: String, in context: DeadlineContext) {
  do throws(DeadlineRefusal) {
    let deadline = try Deadline(parsing: text, in: context)
    checkSpaced(text, as: deadline, in: context)
    if let suggestion = deadline.suggestion {
      promise(deadline.confirm, "what is certain has something better to write")
      let certain = try? Deadline(parsing: suggestion, in: context)
      promise(certain?.meaning == deadline.meaning, "\"\(suggestion)\" reads as something else")
    }
    checkOccurrences(of: deadline, in: context)
    _ = deadline.edtf
    if let label = deadline.label {
      // By scalars: an accent at a label's beginning belongs to the space before it.
      promise(Array(text.unicodeScalars).contains(Array(label.unicodeScalars)), "a label is not in the text")
    }
  } catch {
    let length = text.unicodeScalars.count
    promise((1...length + 1).contains(error.column), "a refusal points outside the text")
    promise(!error.what.isEmpty, "a refusal says nothing")
    if let suggestion = error.suggestion {
      promise((try? Deadline(parsing: suggestion, in: context)) != nil, "\"\(suggestion)\" is refused too")
    }
  }
}

private func checkSpaced(_ text: String, as deadline: Deadline, in context: DeadlineContext) {
  // A text that fills the limit leaves no room.
  guard text.unicodeScalars.count + 3 <= TokenizedText.longest else { return }
  let spaced = try? Deadline(parsing: "\u{A0} \(text)\t", in: context)
  promise(spaced?.meaning == deadline.meaning, "white space around a text matters")
}

private func checkOccurrences(of deadline: Deadline, in context: DeadlineContext) {
  let all = deadline.occurrences(dueOnOrAfter: .firstDay(ofYear: 1800), atMost: 40)
  promise(all.isEmpty == !deadline.hasDays, "days where there are none, or none where there are")
  for (one, next) in zip(all, all.dropFirst()) {
    promise(one.due <= next.due, "occurrences do not ascend")
    if case .recurring = deadline.meaning { promise(one.due < next.due, "an occurrence comes twice") }
  }
  for window in all {
    promise(window.start.map { $0 <= window.due } ?? true, "a window ends before it begins")
    promise((1899...2201).contains(window.due.year), "a day far from every plan")
    if case .recurring = deadline.meaning, let period = context.period {
      promise(period.contains(window.due), "a day outside the plan's period")
    }
  }
  guard all.count > 2 else { return }
  let rest = deadline.occurrences(dueOnOrAfter: all[1].due.shifted(byDays: 1), atMost: 40)
  let expected = all.filter { $0.due > all[1].due }
  promise(Array(rest.prefix(expected.count)) == expected, "an occurrence depends on where counting begins")
}

/// A precondition that says its sentence in an optimized build too.
private func promise(_ holds: Bool, _ sentence: @autoclosure () -> String) {
  if !holds { fatalError(sentence()) }
}
