import FristControl

/// Answers one call: any number of replies to a call with `more`, and then exactly one last one.
///
/// From any thread; replies go out in the order in which these functions are called. One that is let go of without a
/// last reply answers `InternalError`, so that no client waits for ever. Parameters must encode as JSON objects.
public final class Replier: Sendable {
  /// Why a reply of several was not taken. The call is over then; what is sent after it goes nowhere.
  public enum Failure: Error, Hashable, Sendable {
    /// The client has gone or was dropped.
    case gone
    /// The call was made without `more`; the client has been told.
    case expectedMore
    /// The parameters cannot be written as JSON; the client has been told of an internal error.
    case unencodable
  }

  private let line: ReplyLine
  private let takesMore: Bool
  private let isOneway: Bool

  init(_ line: ReplyLine, to call: Call) {
    self.line = line
    takesMore = call.more
    isOneway = call.oneway
  }

  deinit {
    line.end(isOneway ? [] : Replier.internalError, byHandler: false)
  }

  /// Whether somebody still waits. For handlers that work long: nothing needs to be stopped, it only may be.
  public var isWanted: Bool { line.isOpen }

  /// Sends one reply of several; waits while the client reads too slowly.
  public func next(_ parameters: some Encodable) async throws(Failure) {
    let message = try continuing(parameters)
    while true {
      switch line.add(message) {
      case .taken: return
      case .full: await line.room()
      case .gone: throw .gone
      }
    }
  }

  /// Sends one reply of several where there is room for it; never waits.
  ///
  /// - Returns: false where the client reads too slowly: keep it, and try again or use `next`.
  public func offer(_ parameters: some Encodable) throws(Failure) -> Bool {
    switch line.add(try continuing(parameters)) {
    case .taken: return true
    case .full: return false
    case .gone: throw .gone
    }
  }

  /// Sends the last reply. Goes nowhere where the client has gone.
  ///
  /// - Precondition: The first last reply to this call.
  public func finish(_ parameters: some Encodable = NoParameters()) {
    end(ReplyMessage(parameters))
  }

  /// Ends the call with an error that the interface declares.
  ///
  /// - Precondition: The first last reply to this call.
  public func fail(_ name: ErrorName, _ parameters: some Encodable = NoParameters()) {
    end(ReplyMessage(parameters, error: name))
  }

  /// Ends the call because of a parameter.
  public func fail(_ error: InvalidParameter) {
    fail(.invalidParameter, error)
  }

  // MARK: -

  private func end(_ reply: ReplyMessage<some Encodable>) {
    if isOneway { return line.end([], byHandler: true) }
    do {
      line.end(try JSONText.message(reply), byHandler: true)
    } catch {
      line.end(Replier.internalError, byHandler: true)
    }
  }

  private func continuing(_ parameters: some Encodable) throws(Failure) -> [UInt8] {
    guard takesMore else {
      line.end(isOneway ? [] : Replier.expectedMore, byHandler: false)
      throw .expectedMore
    }
    do {
      return try JSONText.message(ReplyMessage(parameters, continues: true))
    } catch {
      line.end(Replier.internalError, byHandler: false)
      throw .unencodable
    }
  }

  private static let internalError = errorMessage(.internalError, NoParameters())
  private static let expectedMore = errorMessage(.expectedMore, NoParameters())

  /// An error whose parameters are ours and can be encoded.
  static func errorMessage(_ name: ErrorName, _ parameters: some Encodable) -> [UInt8] {
    do {
      return try JSONText.message(ReplyMessage(parameters, error: name))
    } catch {
      preconditionFailure("\(name) cannot be written as JSON: \(error)")
    }
  }
}
