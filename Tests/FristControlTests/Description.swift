/// An interface as its description in the Varlink definition language has it; read anew here, so that it can be held
/// against the types.
struct Description {
  struct Field: Hashable {
    let name: String
    let isOptional: Bool
    let isList: Bool
    /// `string`, `int`, `bool` or a type of the interface.
    let type: String
  }

  struct Mistake: Error {
    let what: String
  }

  var types: [String: [Field]] = [:]
  var methods: [String: (parameters: [Field], reply: [Field])] = [:]
  /// In the order of the description.
  var methodNames: [String] = []
  var errors: [String: [Field]] = [:]
  var errorNames: [String] = []

  init(_ text: String) throws {
    var tokens = Tokens(text)
    try tokens.expect("interface")
    _ = try tokens.next()
    while let word = tokens.take() {
      let name = try tokens.next()
      switch word {
      case "type": types[name] = try tokens.fields()
      case "method":
        let parameters = try tokens.fields()
        try tokens.expect("->")
        methods[name] = (parameters, try tokens.fields())
        methodNames.append(name)
      case "error":
        errors[name] = try tokens.fields()
        errorNames.append(name)
      default: throw Mistake(what: "\(word) begins nothing")
      }
    }
  }

  private struct Tokens {
    private var rest: ArraySlice<String>

    init(_ text: String) {
      var spaced = text.split(separator: "\n").map { $0.prefix { $0 != "#" } }.joined(separator: "\n")
      for mark in ["(", ")", ":", ",", "?", "[]", "->"] { spaced = spaced.replacing(mark, with: " \(mark) ") }
      rest = spaced.split(whereSeparator: \.isWhitespace).map(String.init)[...]
    }

    mutating func take() -> String? { rest.popFirst() }

    mutating func next() throws -> String {
      guard let token = take() else { throw Mistake(what: "the description ends too early") }
      return token
    }

    mutating func expect(_ token: String) throws {
      let found = try next()
      if found != token { throw Mistake(what: "\(found) where \(token) was expected") }
    }

    mutating func fields() throws -> [Field] {
      try expect("(")
      var fields: [Field] = []
      while rest.first != ")" {
        let name = try next()
        try expect(":")
        let isOptional = rest.first == "?"
        if isOptional { _ = take() }
        let isList = rest.first == "[]"
        if isList { _ = take() }
        fields.append(Field(name: name, isOptional: isOptional, isList: isList, type: try next()))
        if rest.first == "," { _ = take() } else if rest.first != ")" { throw Mistake(what: "no comma after \(name)") }
      }
      try expect(")")
      return fields
    }
  }
}

extension Description {
  /// What of a value is not as the fields have it; empty where all is.
  ///
  /// - Parameters:
  ///   - mayLackNulls: A parameter that may be left out may be missing.
  ///   - isFull: Every field is there and has a value.
  func differences(
    _ value: [String: Any], from fields: [Field], mayLackNulls: Bool, isFull: Bool, _ path: String = ""
  ) -> [String] {
    var found = value.keys.filter { key in !fields.contains { $0.name == key } }.map { "\(path)\($0) is not declared" }
    for field in fields {
      let name = path + field.name
      switch value[field.name] {
      case nil: if isFull || !(mayLackNulls && field.isOptional) { found.append("\(name) is missing") }
      case let value? where isNull(value): if isFull || !field.isOptional { found.append("\(name) is null") }
      case let list as [Any]:
        if !field.isList { found.append("\(name) is a list") }
        if isFull, list.isEmpty { found.append("\(name) is empty") }
        for item in list { found += difference(item, from: field, mayLackNulls, isFull, name) }
      case let value?:
        if field.isList { found.append("\(name) is no list") }
        found += difference(value, from: field, mayLackNulls, isFull, name)
      }
    }
    return found
  }

  private func difference(
    _ value: Any, from field: Field, _ mayLackNulls: Bool, _ isFull: Bool, _ name: String
  ) -> [String] {
    if let fields = types[field.type] {
      guard let value = value as? [String: Any] else { return ["\(name) is no object"] }
      return differences(value, from: fields, mayLackNulls: mayLackNulls, isFull: isFull, name + ".")
    }
    let isRight =
      switch field.type {
      case "string": value is String
      case "int": value is Int64
      case "bool": value is Bool
      default: false
      }
    return isRight ? [] : ["\(name) is no \(field.type)"]
  }

  private func isNull(_ value: Any) -> Bool { value is Null }
}

/// JSON's null, as a value among others.
struct Null {}
