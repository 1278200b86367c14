import ArgumentParser
import Dispatch
import FristControlServer
import FristDaemon
import FristDelivery
import FristFiles
import FristLedger
import FristProgram
import Glibc

extension Fristd {
  /// The service, in the foreground, until a signal ends it.
  func runService() -> Never {
    let (premises, control) = (premises, control)
    let journal = Journal.system(as: "fristd")
    let executor = QueueExecutor(label: "fristd")
    Task(executorPreference: executor) {
      do {
        let daemon = try await Daemon.start(
          premises, control: control, journal: journal, notifier: .system, on: executor)
        await daemon.last()
      } catch {
        Self.refuse(error, journal)
      }
    }
    dispatchMain()
  }

  /// Says in the journal why the service does not start, whatever was thrown; its entries are found by their
  /// `MESSAGE_ID`. Ends the process with the code that the error has.
  private static func refuse(_ error: any Error, _ journal: Journal) -> Never {
    switch error {
    case let error as FileReadError: for problem in error.problems { journal.send(.refused(problem.description)) }
    default: journal.send(.refused("\(error)"))
    }
    journal.flush()
    Glibc.exit((Exit(error) ?? .failed).rawValue)
  }
}
