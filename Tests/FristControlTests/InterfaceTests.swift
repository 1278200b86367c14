import Testing

@testable import FristControl

@Suite("The interface and its types say the same")
struct InterfaceTests {
  private let description: Description

  init() throws { description = try Description(ControlInterface.description) }

  @Test("every method and every error has its type, in the same order")
  func names() {
    #expect(description.methodNames == Control.methods.map { $0.name })
    #expect(description.errorNames == Control.faults.map { $0.name })
    #expect(description.methodNames == Interchange.methods.map(\.name))
    #expect(description.errorNames == Interchange.faults.map(\.name))
    for method in Control.methods { #expect("\(method)" == method.name) }
  }

  @Test(
    "a full sample has every field that is declared, an empty one every field with null", arguments: Interchange.methods
  )
  func methods(_ method: Interchange) throws {
    let declared = try #require(description.methods[method.name])
    for isFull in [true, false] {
      let sample = isFull ? method.full : method.bare
      #expect(differences(try sample.parameters(), declared.parameters, mayLackNulls: true, isFull) == [])
      #expect(differences(try sample.reply(), declared.reply, mayLackNulls: false, isFull) == [])
    }
    try method.expectRoundTrip()
  }

  @Test("errors carry what they declare", arguments: Interchange.faults)
  func faults(_ fault: Interchange) throws {
    let declared = try #require(description.errors[fault.name])
    for isFull in [true, false] {
      let sample = isFull ? fault.full : fault.bare
      #expect(differences(try sample.parameters(), declared, mayLackNulls: false, isFull) == [])
    }
    try fault.expectRoundTrip()
  }

  @Test("every type that is declared is used, and none is missing")
  func types() {
    let used = Set(
      (description.types.values.joined() + description.methods.values.flatMap { $0.parameters + $0.reply }
        + description.errors.values.joined()).map(\.type))
    #expect(used.subtracting(["string", "int", "bool"]) == Set(description.types.keys))
  }

  @Test("nothing stands in it that some parsers of the language refuse: maps, lists of optional values, long lines")
  func dialect() {
    let lines = ControlInterface.description.split(separator: "\n")
    for line in lines {
      #expect(!line.contains("[string]") && !line.contains("[]?"), "\(line)")
      #expect(line.count <= 120, "\(line)")
    }
  }

  @Test("a reply from a daemon that lacks a field is read as one with null")
  func missing() throws {
    let reply = try JSONText.decode(Control.Release.Reply.self, from: Array(#"{"released":true}"#.utf8))
    #expect(reply == Control.Release.Reply(released: true))
    #expect(String(decoding: try JSONText.message(reply), as: UTF8.self) == #"{"next":null,"released":true}"# + "\0")
  }

  @Test("an error is known by its name and its parameters")
  func known() {
    let reply = ErrorReply(name: .control("NoSuchPlan"), parameters: ["plan": "nes", "suggestion": nil])
    #expect(Control.NoSuchPlan(reply) == Control.NoSuchPlan(plan: "nes"))
    #expect(Control.NoSuchRecipient(reply) == nil)
    #expect(Control.NoSuchPlan(ErrorReply(name: .control("NoSuchPlan"), parameters: [:])) == nil)
  }

  @Test("what changes the record is what only administrators may")
  func rights() {
    #expect(
      Control.methods.filter { $0.changes }.map { $0.name } == [
        "Complete", "Reopen", "Cancel", "Confirm", "Snooze", "Move", "Evaluate", "TestMail", "Reload", "Release",
        "Pass",
      ])
    #expect(Control.methods.filter { $0.streams }.map { $0.name } == ["List", "Preview", "Log", "Pages"])
  }

  private func differences(
    _ value: [String: Any], _ fields: [Description.Field], mayLackNulls: Bool, _ isFull: Bool
  ) -> [String] {
    description.differences(value, from: fields, mayLackNulls: mayLackNulls, isFull: isFull)
  }
}
