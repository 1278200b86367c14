import FristControl
import FristProgram

/// A connection to fristd; what goes wrong comes as a `Failure` that can be printed.
struct DaemonConnection {
  private let client: VarlinkClient
  private let path: String

  /// - Parameter patience: How long fristd may be silent. A pass over many mailboxes on a slow disk may take minutes.
  init(_ options: GlobalOptions, patience: Duration = .seconds(30)) throws(Failure) {
    path = options.socket
    do {
      client = try VarlinkClient(path: options.socket, timeout: patience)
    } catch {
      throw Failure(error, at: options.socket)
    }
  }

  func call<Method: ControlMethod>(_ method: Method) throws(Failure) -> Method.Reply {
    do {
      return try client.call("\(ControlInterface.name).\(Method.name)", method, as: Method.Reply.self)
    } catch {
      throw Failure(error, at: path)
    }
  }

  /// Calls a method that answers in several replies.
  func stream<Method: ControlMethod>(_ method: Method, onReply: (Method.Reply) throws -> Void) throws {
    do {
      try client.callMore(
        "\(ControlInterface.name).\(Method.name)", method, as: Method.Reply.self, onReply: onReply)
    } catch let error as VarlinkClientError {
      throw Failure(error, at: path)
    }
  }
}

extension MessageLocale {
  /// What to ask fristd for: nothing where it is its own language.
  static var wanted: String? { language == "en" ? nil : language }
}
