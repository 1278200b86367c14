import ArgumentParser

/// What goes before or after any command.
struct GlobalOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Where fristd answers.", valueName: "path"), completion: .file())
  var socket = "/run/frist/control"

  @Flag(help: "Print JSON for programs: a line per item, fields as in the control interface.")
  var json = false
}
