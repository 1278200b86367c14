import FristControl
import FristControlServer

/// The state machine that `org.varlink.certification` asks for.
actor Certification {
  static let interface = "org.varlink.certification"

  /// Per client: the test that must come next.
  private var expected: [String: String] = [:]
  private var clients = 0

  private static let order = [
    "Test01", "Test02", "Test03", "Test04", "Test05", "Test06", "Test07", "Test08", "Test09", "Test10", "Test11", "End",
  ]

  func answer(_ call: Call, _ reply: Replier) async {
    let name = String(call.name)
    let got: JSONValue
    do {
      got = try call.parameters()
    } catch {
      return reply.fail(error)
    }
    if name == "Start" {
      clients += 1
      let client = "client-\(clients)"
      expected[client] = "Test01"
      return reply.finish(["client_id": client])
    }
    guard let client = got["client_id"]?.string, let due = expected[client] else {
      return reply.fail(ErrorName(rawValue: Certification.interface + ".ClientIdError"))
    }
    var wants = Certification.wants[name] ?? [:]
    wants["client_id"] = .string(client)
    let isCalledRightly = call.more == (name == "Test10") && call.oneway == (name == "Test11")
    guard due == name, Certification.withoutNulls(got) == .object(wants), isCalledRightly else {
      expected[client] = nil
      return reply.fail(
        ErrorName(rawValue: Certification.interface + ".CertificationError"),
        ["wants": ["method": .string(due), "parameters": .object(wants)], "got": got] as JSONValue)
    }
    let next = Certification.order.firstIndex(of: name).map { $0 + 1 } ?? 0
    expected[client] = next < Certification.order.count ? Certification.order[next] : nil
    guard name == "Test10" else { return reply.finish(Certification.returns[name] ?? [:]) }
    for number in 1...9 {
      guard (try? await reply.next(["string": "Reply number \(number)"])) != nil else { return }  // the client has gone
    }
    reply.finish(["string": "Reply number 10"])
  }

  /// A null and an absent member mean the same in Varlink.
  private static func withoutNulls(_ value: JSONValue) -> JSONValue {
    guard case .object(var members) = value else { return value }
    if case .object(var type)? = members["mytype"] {
      for name in ["nullable", "nullable_array_struct"] where type[name] == .null { type[name] = nil }
      members["mytype"] = .object(type)
    }
    return .object(members)
  }

  // MARK: What the tests hand on

  private static let pi = JSONValue.double(Double.pi)
  private static let map: JSONValue = ["foo": "Foo", "bar": "Bar"]
  private static let set: JSONValue = ["one": [:], "two": [:], "three": [:]]
  private static let scalars: [String: JSONValue] = ["bool": false, "int": 2, "float": pi, "string": "a lot of string"]
  private static let myType: JSONValue = [
    "object": ["method": "org.varlink.certification.Test09", "parameters": ["map": map]],
    "enum": "two",
    "struct": ["first": 1, "second": "2"],
    "array": ["one", "two", "three"],
    "dictionary": map,
    "stringset": set,
    "interface": [
      "foo": [nil, ["foo": "foo", "bar": "bar"], nil, ["one": "foo", "two": "bar"]],
      "anon": ["foo": true, "bar": false],
    ],
  ]

  private static let returns: [String: JSONValue] = [
    "Test01": ["bool": true], "Test02": ["int": 1], "Test03": ["float": 1.0], "Test04": ["string": "ping"],
    "Test05": .object(scalars), "Test06": ["struct": .object(scalars)], "Test07": ["map": map], "Test08": ["set": set],
    "Test09": ["mytype": myType], "Test11": [:], "End": ["all_ok": true],
  ]

  private static let wants: [String: [String: JSONValue]] = [
    "Test01": [:], "Test02": ["bool": true], "Test03": ["int": 1],
    // A whole number of the type float, written 1 or 1.0.
    "Test04": ["float": 1], "Test05": ["string": "ping"], "Test06": scalars, "Test07": ["struct": .object(scalars)],
    "Test08": ["map": map], "Test09": ["set": set], "Test10": ["mytype": myType],
    "Test11": ["last_more_replies": .array((1...10).map { .string("Reply number \($0)") })], "End": [:],
  ]
}
