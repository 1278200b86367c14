/// A field of a reply that is written as null where it has no value, so that a program finds every field that the
/// interface declares. One that is missing is read as null.
@propertyWrapper
public struct OrNull<Value: Codable & Hashable & Sendable>: Codable, Hashable, Sendable {
  public var wrappedValue: Value?

  public init(wrappedValue: Value?) {
    self.wrappedValue = wrappedValue
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    wrappedValue = container.decodeNil() ? nil : try container.decode(Value.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let wrappedValue { try container.encode(wrappedValue) } else { try container.encodeNil() }
  }
}

// Chosen by synthesized coding for each `@OrNull` field; without a container of its own for each, of which a long list
// would have very many.

extension KeyedDecodingContainer {
  public func decode<Value>(_ type: OrNull<Value>.Type, forKey key: Key) throws -> OrNull<Value> {
    OrNull(wrappedValue: try decodeIfPresent(Value.self, forKey: key))
  }
}

extension KeyedEncodingContainer {
  public mutating func encode<Value>(_ field: OrNull<Value>, forKey key: Key) throws {
    if let value = field.wrappedValue { try encode(value, forKey: key) } else { try encodeNil(forKey: key) }
  }
}
