import ArgumentParser
import FristControl

/// Words for the shell that only fristd knows. Quick or none: where it does not answer there is nothing to offer.
enum Completion {
  static let plans = CompletionKind.custom { words, _, _ in
    distinct(occurrences(words, Control.List()).map(\.plan))
  }

  static let recipients = CompletionKind.custom { words, _, _ in
    distinct(occurrences(words, Control.List()).flatMap(\.responsible))
  }

  /// Ids; after an `@`, occurrences.
  static let ids = CompletionKind.custom { words, _, prefix in
    let plan = prefix.contains("/") ? String(prefix.prefix { $0 != "/" }) : nil
    let all = occurrences(words, Control.List(plan: plan))
    return distinct(prefix.contains("@") ? all.compactMap(\.occurrence) : all.map(\.id))
  }

  private static let patience = Duration.milliseconds(500)

  private struct TooLong: Error {}

  private static func occurrences(_ words: [String], _ method: Control.List) -> [OccurrenceMessage] {
    let end = ContinuousClock.now + patience
    var found: [OccurrenceMessage] = []
    // A shell in the middle of a word has no place for a complaint.
    try? VarlinkClient(path: socket(in: words), timeout: patience).callMore(
      "\(ControlInterface.name).\(Control.List.name)", method, as: Control.List.Reply.self
    ) { reply in
      found += reply.occurrences
      if ContinuousClock.now > end { throw TooLong() }
    }
    return found
  }

  /// What `--socket` says in the words of the command line.
  static func socket(in words: [String]) -> String {
    for (index, word) in words.enumerated() {
      if word == "--socket", index + 1 < words.count { return words[index + 1] }
      if word.hasPrefix("--socket=") { return String(word.dropFirst("--socket=".count)) }
    }
    return GlobalOptions.usualSocket
  }

  private static func distinct(_ words: [String]) -> [String] {
    var seen: Set<String> = []
    return words.filter { seen.insert($0).inserted }
  }
}
