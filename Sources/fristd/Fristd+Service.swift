import ArgumentParser
import Dispatch
import FristControlServer
import FristDaemon
import FristDelivery
import FristFiles
import FristLedger
import Glibc

extension Fristd {
  /// The service, in the foreground, until a signal ends it.
  func runService() -> Never {
    let (premises, control) = (premises, control)
    Task {
      do {
        let daemon = try await Daemon.start(premises, control: control)
        await daemon.last()
      } catch {
        Glibc.exit(Self.refuse(error).rawValue)
      }
    }
    dispatchMain()
  }

  /// Says in the journal why the service does not start; its entries are found by their `MESSAGE_ID`.
  private static func refuse(_ error: any Error) -> ExitCode {
    let journal = Journal.system(as: "fristd")
    switch error {
    case let error as FileReadError:
      for problem in error.problems { journal.send(.refused(problem.description)) }
      return Exit.badConfiguration
    case let error as UnknownZone:
      journal.send(.refused("\(error)"))
      return Exit.badConfiguration
    default:
      journal.send(.failed("\(error)"))
      return Exit.failed
    }
  }
}
