import Dispatch
import FristControl
import FristControlServer
import Glibc

// Serves `org.varlink.certification` at the path given, until SIGTERM: upstream's conformance client is held against
// our framework. The tests call one another in a fixed order; each must bring what the one before it returned.

guard CommandLine.arguments.count == 2 else {
  print("usage: varlink-certification SOCKET")
  exit(64)
}

let service = Certification()
let server = try await VarlinkServer.start(
  on: ListeningSocket(path: CommandLine.arguments[1]),
  info: ServiceInfo(vendor: "frist", product: "varlink-certification", version: "1", url: "https://varlink.org"),
  interfaces: [
    VarlinkInterface(name: Certification.interface, description: Certification.description) { call, reply in
      Task { await service.answer(call, reply) }
    }
  ])

// A source, not sigwait: an asynchronous main program parks its first thread with every signal unblocked.
signal(SIGTERM, SIG_IGN)
let end = DispatchSource.makeSignalSource(signal: SIGTERM, queue: .main)
await withCheckedContinuation { continuation in
  end.setEventHandler {
    end.cancel()
    continuation.resume()
  }
  // Only then is SIGTERM heard: a source opens its descriptor in its own time.
  end.setRegistrationHandler {
    print("ready")
    fflush(nil)
  }
  end.activate()
}
await server.shutdown()
