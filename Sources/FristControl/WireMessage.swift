/// A call as it goes on the wire. A flag that is not set is left out.
package struct CallMessage<Parameters: Encodable>: Encodable {
  package let method: String
  package let parameters: Parameters
  package let oneway: Bool?
  package let more: Bool?

  package init(_ method: String, _ parameters: Parameters, oneway: Bool = false, more: Bool = false) {
    self.method = method
    self.parameters = parameters
    self.oneway = oneway ? true : nil
    self.more = more ? true : nil
  }
}

/// A reply as it goes on the wire.
package struct ReplyMessage<Parameters: Encodable>: Encodable {
  package let parameters: Parameters
  package let continues: Bool?
  package let error: ErrorName?

  package init(_ parameters: Parameters, continues: Bool = false, error: ErrorName? = nil) {
    self.parameters = parameters
    self.continues = continues ? true : nil
    self.error = error
  }
}

/// What can be known of a call without knowing the method.
///
/// Leaves the parameters alone, also where they are no object: to look inside costs what a hostile client likes.
package struct CallHead: Decodable {
  package let method: String
  package let oneway: Bool
  package let more: Bool
  package let upgrade: Bool
  package let hasParameters: Bool

  private enum Member: String, CodingKey { case method, parameters, oneway, more, upgrade }

  package init(from decoder: any Decoder) throws {
    let message = try decoder.container(keyedBy: Member.self)
    method = try message.decode(String.self, forKey: .method)
    oneway = try message.decodeIfPresent(Bool.self, forKey: .oneway) ?? false
    more = try message.decodeIfPresent(Bool.self, forKey: .more) ?? false
    upgrade = try message.decodeIfPresent(Bool.self, forKey: .upgrade) ?? false
    hasParameters = message.contains(.parameters) ? try !message.decodeNil(forKey: .parameters) : false
  }
}

/// The parameters of a call or a reply, when their shape is known.
package struct ParametersOnly<Parameters: Decodable>: Decodable {
  package let parameters: Parameters
}

/// A reply as it comes from the wire: either what was asked for or an error.
package struct AnyReply<Parameters: Decodable>: Decodable {
  package let continues: Bool
  package let outcome: Result<Parameters, ErrorReply>

  private enum Member: String, CodingKey { case parameters, continues, error }

  package init(from decoder: any Decoder) throws {
    let message = try decoder.container(keyedBy: Member.self)
    continues = try message.decodeIfPresent(Bool.self, forKey: .continues) ?? false
    if let name = try message.decodeIfPresent(ErrorName.self, forKey: .error) {
      let parameters = try message.decodeIfPresent(JSONValue.self, forKey: .parameters)
      outcome = .failure(ErrorReply(name: name, parameters: parameters ?? [:]))
    } else if try !message.contains(.parameters) || message.decodeNil(forKey: .parameters) {
      outcome = .success(try JSONText.decode(Parameters.self, from: Array("{}".utf8)))
    } else {
      outcome = .success(try message.decode(Parameters.self, forKey: .parameters))
    }
  }
}

/// An error that the other side named, with what it said about it.
public struct ErrorReply: Error, Hashable, Sendable {
  public let name: ErrorName
  /// An object; empty where nothing was said.
  public let parameters: JSONValue

  public init(name: ErrorName, parameters: JSONValue) {
    self.name = name
    self.parameters = parameters
  }
}

/// `{}`: the parameters of a method that has none.
public struct NoParameters: Codable, Hashable, Sendable {
  public init() {}

  private enum Member: CodingKey {}

  /// Takes any object, and nothing else.
  public init(from decoder: any Decoder) throws { _ = try decoder.container(keyedBy: Member.self) }

  public func encode(to encoder: any Encoder) throws { _ = encoder.container(keyedBy: Member.self) }
}
