import ArgumentParser
import FristCore

// How values of the core are written on a command line.

extension CivilDay: ExpressibleByArgument {
  /// `2019-06-30` or `30.06.2019`.
  public init?(argument: String) { self.init(written: argument) }
}

extension ObligationKind: ExpressibleByArgument {}

extension Attainment: ExpressibleByArgument {}

extension ArgumentHelp {
  /// An argument that is one occurrence.
  static let occurrence = ArgumentHelp("PLAN/ID, with @DUE where several are open.", valueName: "id")
}
