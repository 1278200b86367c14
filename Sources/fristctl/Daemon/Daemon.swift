import FristControl
import FristProgram

/// A connection to fristd; what goes wrong comes as a `Failure` that can be printed.
struct Daemon {
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

  /// Calls a method of `org.fristd.Control`.
  func call<Reply: Decodable>(
    _ method: String, _ parameters: some Encodable = NoParameters(), as type: Reply.Type
  ) throws(Failure) -> Reply {
    do {
      return try client.call("\(ControlInterface.name).\(method)", parameters, as: type)
    } catch {
      throw Failure(error, at: path)
    }
  }

  /// Calls a method that answers in several replies.
  func stream<Reply: Decodable>(
    _ method: String, _ parameters: some Encodable, as type: Reply.Type, onReply: (Reply) throws -> Void
  ) throws {
    do {
      try client.callMore("\(ControlInterface.name).\(method)", parameters, as: type, onReply: onReply)
    } catch let error as VarlinkClientError {
      throw Failure(error, at: path)
    }
  }
}
