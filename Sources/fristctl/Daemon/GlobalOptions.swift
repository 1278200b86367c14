import ArgumentParser

/// What goes before or after any command.
struct GlobalOptions: ParsableArguments {
  static let usualSocket = "/run/frist/control"

  @Option(help: ArgumentHelp("Where fristd answers.", valueName: "path"), completion: .file())
  var socket = GlobalOptions.usualSocket

  @Flag(help: "Print JSON for programs: a line per item, fields as in the control interface.")
  var json = false
}
