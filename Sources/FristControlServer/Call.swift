import FristControl

/// A call that has come in whole.
public struct Call: Sendable {
  /// `org.fristd.Control.Status`.
  public let method: String
  /// Whether several replies may be sent.
  public let more: Bool
  /// Whether the client waits for none: what is replied goes nowhere.
  public let oneway: Bool
  public let peer: Peer
  /// The whole message; nil where it has no parameters.
  private let message: [UInt8]?

  /// `Status`.
  public var name: Substring {
    method.suffix(from: method.lastIndex(of: ".").map(method.index(after:)) ?? method.startIndex)
  }

  /// `org.fristd.Control`; empty where the method has no dot.
  var interface: Substring { method.prefix(upTo: method.lastIndex(of: ".") ?? method.startIndex) }

  /// Reads the parameters; members that the type does not know are passed over.
  ///
  /// Costs a walk over the message: on the handler's own thread, not on the event loop's, where it may be large.
  public func parameters<Parameters: Decodable>(
    as type: Parameters.Type = Parameters.self
  ) throws(InvalidParameter) -> Parameters {
    do {
      guard let message else { return try JSONText.decode(Parameters.self, from: Array("{}".utf8)) }
      // A method without parameters would take anything for them.
      if MemoryLayout<Parameters>.size == 0,
        try JSONText.decode(ParametersOnly<JSONValue>.self, from: message).parameters.object == nil
      {
        throw InvalidParameter("parameters", reason: "they are no object")
      }
      return try JSONText.decode(ParametersOnly<Parameters>.self, from: message).parameters
    } catch let error as InvalidParameter {
      throw error
    } catch DecodingError.dataCorrupted(let context) {
      throw fraction() ?? InvalidParameter(DecodingError.dataCorrupted(context))
    } catch {
      throw InvalidParameter(error)
    }
  }

  /// A number that is not whole, where that may be what is wrong: the decoder does not say which.
  private func fraction() -> InvalidParameter? {
    // What cannot be read at all is said by the decoder's own error.
    guard let message, let parameters = try? JSONText.decode(ParametersOnly<JSONValue>.self, from: message).parameters
    else { return nil }
    let wrong = parameters.object?.filter { if case .double = $0.value { !$0.key.isEmpty } else { false } }.keys.min()
    return wrong.map { InvalidParameter($0, reason: "is not a whole number that fits") }
  }
}

extension Call {
  /// Takes a message apart as far as one can without knowing the method.
  init(_ bytes: [UInt8], from peer: Peer, depthLimit: Int) throws(InvalidParameter) {
    let head: CallHead
    do {
      try JSONText.check(bytes, depthLimit: depthLimit)
      head = try JSONText.decode(CallHead.self, from: bytes)
    } catch {
      throw InvalidParameter(error, of: "message")
    }
    guard !(head.more && head.oneway) else {
      throw InvalidParameter("more", reason: "a call cannot be both more and oneway")
    }
    method = head.method
    more = head.more
    oneway = head.oneway
    self.peer = peer
    message = head.hasParameters ? bytes : nil
    guard !head.upgrade else { throw InvalidParameter("upgrade", reason: "this service has no other protocol") }
  }
}

/// Which parameter of a call is wrong, and how: `org.varlink.service.InvalidParameter`.
///
/// `reason` goes to the client beside the declared `parameter`, for whoever reads it.
public struct InvalidParameter: Error, Hashable, Sendable, Encodable {
  /// Its path inside the parameters, `filter.year`; `message` where nothing finer can be said.
  public let parameter: String
  public let reason: String

  public init(_ parameter: String, reason: String) {
    self.parameter = parameter
    self.reason = reason
  }

  /// What a decoder or the check before it found.
  init(_ error: any Error, of whole: String = "parameters") {
    var path: [any CodingKey] = []
    switch error {
    case DecodingError.keyNotFound(let key, let context):
      path = context.codingPath + [key]
      reason = "is missing"
    case DecodingError.typeMismatch(let type, let context):
      path = context.codingPath
      reason = "is not \(Self.words(for: type))"
    case DecodingError.valueNotFound(_, let context):
      path = context.codingPath
      reason = "is null"
    case DecodingError.dataCorrupted(let context):
      path = context.codingPath
      reason = path.isEmpty ? "is not JSON" : context.debugDescription
    case JSONText.Flaw.notUTF8: reason = "is not UTF-8"
    case JSONText.Flaw.tooDeep(let limit): reason = "nests deeper than \(limit)"
    default: reason = "cannot be read"
    }
    let names = path.map { $0.intValue.map(String.init) ?? $0.stringValue }
    let inner = names.first == "parameters" && names.count > 1 ? names.dropFirst() : names[...]
    parameter = inner.isEmpty ? whole : inner.joined(separator: ".")
  }

  /// What JSON has for a type.
  private static func words(for type: Any.Type) -> String {
    switch type {
    case is Int.Type: "a whole number"
    case is String.Type: "a text"
    case is Bool.Type: "true or false"
    default: "\(type)".hasPrefix("Array") ? "a list" : "an object"
    }
  }
}
