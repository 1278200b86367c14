import FristCore

extension Fields {
  /// `events:` (DESIGN.md 4, DEADLINES.md "Events"): `{NAME: {window: TEXT, for: …, forms: [TEXT]}}`.
  ///
  /// - Parameter known: The events that hold without this; one of the same name is changed in the keys written, another
  ///   name is added.
  /// - Returns: All events, the known ones first and in their order.
  func events(
    _ key: String, changing known: [Event], _ sentences: DeadlineSentences, _ findings: inout Findings
  ) -> [Event] {
    guard let node = self[key] else { return known }
    guard case .mapping(let pairs) = node.content else {
      findings.error(.notMapping(key), at: node.start)
      return known
    }
    var events = known
    var seen: Set<String> = []
    for pair in pairs {
      let name = pair.keyNode
      guard let text = name.line(key, &findings) else { continue }
      guard seen.insert(text).inserted else {
        findings.error(.repeatedKey(text.shown), at: pair.keyStart)
        continue
      }
      let index = events.firstIndex { $0.name == text }
      guard let fields = Fields(text.shown, pair.value, known: Keys.event, &findings),
        let event = Event(name, fields, changing: index.map { events[$0] }, sentences, &findings)
      else { continue }
      if let index { events[index] = event } else { events.append(event) }
    }
    return events
  }
}

/// `for:` as the files write it.
private enum EventYear: String, CaseIterable {
  case sameYear = "same-year"
  case nextYear = "next-year"
  case lastYear = "last-year"

  var about: Event.About {
    switch self {
    case .sameYear: .sameYear
    case .nextYear: .nextYear
    case .lastYear: .lastYear
    }
  }
}

extension Event {
  fileprivate init?(
    _ name: YAMLNode, _ fields: Fields, changing known: Event?, _ sentences: DeadlineSentences,
    _ findings: inout Findings
  ) {
    let window = fields["window"].flatMap { $0.line("window", &findings) }
    let year: EventYear? = fields.choice("for", &findings)
    // One at a time, so that an error stands where its text does.
    let named = Self.checked(name, sentences, &findings)
    let formNodes = fields.listOrOne("forms", &findings)
    let forms = formNodes?.compactMap { node in
      node.line("forms", &findings) == nil ? nil : Self.checked(node, sentences, &findings)
    }
    guard let window = window ?? known?.window else {
      if fields["window"] == nil { findings.error(.missing("window"), at: fields.start) }
      return nil
    }
    guard let named, forms?.count == formNodes?.count else { return nil }
    do throws(DeadlineRefusal) {
      self = try Event(
        name: named, forms: forms ?? known?.forms ?? [], window: window,
        about: year?.about ?? known?.about ?? .sameYear)
    } catch {
      guard let node = fields["window"] else { return nil }
      findings.error(
        .deadline(sentences.refusal(error), suggestion: error.suggestion), atText: error.column - 1, of: node)
      return nil
    }
  }

  /// A name or form that texts may call an event by.
  private static func checked(
    _ node: YAMLNode, _ sentences: DeadlineSentences, _ findings: inout Findings
  ) -> String? {
    guard let text = node.text else { return nil }
    do throws(DeadlineRefusal) {
      return try Event(name: text, window: "Første kvartal").name
    } catch {
      findings.error(
        .deadline(sentences.refusal(error), suggestion: error.suggestion), atText: error.column - 1, of: node)
      return nil
    }
  }
}
