import ArgumentParser
import Dispatch
import FristDaemon
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
        Glibc.exit((report(error) as? ExitCode)?.rawValue ?? EXIT_FAILURE)
      }
    }
    dispatchMain()
  }
}
