import ArgumentParser
import FristCore

/// The command's name on a command line, looked at before anything is parsed: a slip gets the near one.
enum CommandName {
  /// - Throws: `ValidationError` where the first word that is neither an option nor its value is no command.
  static func check(_ arguments: some Sequence<String>) throws {
    guard let word = word(in: arguments), !names.contains(word) else { return }
    let near = Spelling.closest(to: word, among: names)
    throw ValidationError("\(word.harmless) is no command. " + (near.map { "Perhaps: fristctl \($0)" } ?? seeAll))
  }

  private static let seeAll = "See them all with: fristctl --help"

  private static var names: [String] { Fristctl.configuration.subcommands.map { $0._commandName } }

  /// The first word, after `help` the one that help is asked of; nil where there is none, or an option comes first that
  /// we do not know here.
  private static func word(in arguments: some Sequence<String>) -> String? {
    var isValue = false
    for argument in arguments {
      if isValue {
        isValue = false
      } else if argument == "--socket" {
        isValue = true
      } else if argument != "--json", argument != "help", !argument.hasPrefix("--socket=") {
        return argument.hasPrefix("-") ? nil : argument
      }
    }
    return nil
  }
}
