import Foundation
import Testing

@testable import FristDelivery

/// A catalog file: what it says to each MESSAGE_ID.
private struct Catalog {
  static let languages = ["frist.catalog", "frist.nb.catalog"]
  var ids: [String] = []
  var entries: [String: String] = [:]

  init(_ file: String) throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(decoding: Data(contentsOf: root.appending(path: "deploy/catalog/\(file)")), as: UTF8.self)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("-- ") { ids.append(String(line.dropFirst(3))) }
      if let id = ids.last { entries[id, default: ""] += line + "\n" }
    }
  }
}

@Suite("The message catalog") struct JournalCatalogTests {
  @Test("has an entry for every kind, in the same order", arguments: Catalog.languages)
  func complete(file: String) throws {
    let ids = JournalEvent.Kind.allCases.map(\.messageID) + OutgoingEvent.Kind.allCases.map(\.messageID)
    #expect(try Catalog(file).ids == ids)
  }

  @Test("has a subject and an explanation for each", arguments: Catalog.languages)
  func entries(file: String) throws {
    for (id, entry) in try Catalog(file).entries {
      let parts = entry.split(separator: "\n\n", maxSplits: 1)
      #expect(parts.count == 2 && parts[0].contains("\nSubject: "), "\(id)")
      #expect(parts.last.map { $0.count > 60 } ?? false, "\(id)")
    }
  }

  @Test("names only fields that every entry of the kind has", arguments: Catalog.languages)
  func fields(file: String) throws {
    let catalog = try Catalog(file)
    let fields = journalSentences.map(\.0.fields) + outgoingSentences.map(\.0.fields)
    for fields in fields {
      let known = Set(fields.map(\.name))
      let id = try #require(fields.first { $0.name == "MESSAGE_ID" }).value
      let named = try #require(catalog.entries[id]).matches(of: /@([A-Z_]+)@/).map { String($0.1) }
      #expect(Set(named).subtracting(known).isEmpty, "\(fields[0].value)")
    }
  }
}
