import Testing

@testable import FristControl

/// A type with a value that has everything, and one that has as little as it may.
protocol Sampled: Codable, Equatable {
  static var full: Self { get }
  static var bare: Self { get }
}

/// A method with its reply, or an error: as it goes over the socket.
struct Interchange: CustomTestStringConvertible, Sendable {
  struct Sample: Sendable {
    /// The members of the JSON object.
    let parameters: @Sendable () throws -> [String: Any]
    let reply: @Sendable () throws -> [String: Any]
  }

  let name: String
  let full: Sample
  let bare: Sample
  let expectRoundTrip: @Sendable () throws -> Void

  var testDescription: String { name }

  static func method<Method: ControlMethod & Sampled>(_ method: Method.Type) -> Interchange
  where Method.Reply: Sampled {
    Interchange(
      name: Method.name,
      full: Sample(parameters: { try members(of: Method.full) }, reply: { try members(of: Method.Reply.full) }),
      bare: Sample(parameters: { try members(of: Method.bare) }, reply: { try members(of: Method.Reply.bare) }),
      expectRoundTrip: {
        try expectSame(Method.self)
        try expectSame(Method.Reply.self)
      })
  }

  static func fault<Fault: ControlFault & Sampled>(_ fault: Fault.Type) -> Interchange {
    Interchange(
      name: Fault.name,
      full: Sample(parameters: { try members(of: Fault.full) }, reply: { [:] }),
      bare: Sample(parameters: { try members(of: Fault.bare) }, reply: { [:] }),
      expectRoundTrip: {
        try expectSame(Fault.self)
        let reply = ErrorReply(name: Fault.errorName, parameters: try value(of: Fault.full))
        #expect(Fault(reply) == Fault.full)
      })
  }

  private static func expectSame<Value: Sampled>(_ type: Value.Type) throws {
    for value in [Value.full, Value.bare] {
      #expect(try JSONText.decode(type, from: Array(JSONText.message(value).dropLast())) == value)
    }
  }

  private static func value(of value: some Encodable) throws -> JSONValue {
    try JSONText.decode(JSONValue.self, from: Array(JSONText.message(value).dropLast()))
  }

  private static func members(of value: some Encodable) throws -> [String: Any] {
    try #require(plain(try self.value(of: value)) as? [String: Any])
  }

  private static func plain(_ value: JSONValue) -> Any {
    switch value {
    case .null: Null()
    case .bool(let flag): flag
    case .int(let number): number
    case .double(let number): number
    case .string(let text): text
    case .array(let elements): elements.map(plain)
    case .object(let members): members.mapValues(plain)
    }
  }
}
