import ArgumentParser
import FristControl
import FristCore
import FristProgram

struct Done: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "It is done: no more is told of it.",
    discussion: """
      Also early. Several at once are recorded all or none. An id that each made members of means all of them. With - \
      the ids are lines of standard input: ID DATE NOTE, where date and note may be left out. Taken back by reopen.
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(
    help: ArgumentHelp("PLAN/ID, with @DUE where several are open; or - for lines.", valueName: "id"),
    completion: Completion.ids)
  var ids: [String]

  @Option(
    help: ArgumentHelp("The day it was done, as 2019-06-30 or 30.06.2019; today unless given.", valueName: "date"))
  var on: CivilDay?

  @Option(help: ArgumentHelp("What to remember of it.", valueName: "text"))
  var note: String?

  @Flag(help: "Look whether it can be recorded, and record nothing.")
  var dryRun = false

  func validate() throws {
    if ids.contains("-"), ids.count > 1 { throw ValidationError("- stands alone: the ids are lines.") }
  }

  func run() throws {
    let items = ids == ["-"] ? try CompletionLines.read(on: on, note: note) : ids.map { item($0) }
    if items.isEmpty { throw Failure(.badData, "standard input has no lines: ID DATE NOTE") }
    let reply = try DaemonConnection(global, patience: .seconds(300)).call(
      Control.Complete(items: items, dryRun: dryRun ? true : nil))
    try Output.write(
      reply.occurrences.map { global.json ? JSONLine.encode($0) : OutcomeText.done($0, dryRun: dryRun) })
  }

  private func item(_ id: String) -> Control.Complete.Completion {
    Control.Complete.Completion(id: id, on: on?.description, note: note)
  }
}

/// Lines of `ID DATE NOTE`, as `done -` reads them. Empty lines and those that begin with # are passed over.
enum CompletionLines {
  /// - Parameters:
  ///   - on: For lines without a day.
  ///   - note: For lines without a note.
  /// - Throws: `Failure` with every line that is wrong.
  static func read(on: CivilDay?, note: String?) throws(Failure) -> [Control.Complete.Completion] {
    var lines: [String] = []
    while let line = readLine() { lines.append(line) }
    return try parse(lines, on: on, note: note)
  }

  static func parse(_ lines: [String], on: CivilDay?, note: String?) throws(Failure) -> [Control.Complete.Completion] {
    var items: [Control.Complete.Completion] = []
    var wrong: [String] = []
    for (index, line) in lines.enumerated() {
      let words = line.split(maxSplits: 2) { $0 == " " || $0 == "\t" }.map(String.init)
      guard let id = words.first, !id.hasPrefix("#") else { continue }
      guard id.contains("/") else {
        wrong.append("line \(index + 1): \(id) is no id: an id is PLAN/ID")
        continue
      }
      var rest = words.dropFirst()
      var day = on
      if let word = rest.first, word.first?.isNumber ?? false {
        guard let written = CivilDay(written: word) else {
          wrong.append("line \(index + 1): \(word) is no day: one is written 2019-06-30 or 30.06.2019")
          continue
        }
        day = written
        rest = rest.dropFirst()
      }
      let said = rest.isEmpty ? note : rest.joined(separator: " ")
      items.append(Control.Complete.Completion(id: id, on: day?.description, note: said))
    }
    if wrong.isEmpty { return items }
    throw Failure(.badData, "nothing is recorded:" + wrong.map { "\n  \($0)" }.joined())
  }
}
