import Foundation
import FristCore
import FristDaemon

/// A municipality on disk, removed with the value: one plan, one unit, its leader.
final class Premises {
  let root: URL

  init(deadline: String = "18. september 2019") throws {
    root = FileManager.default.temporaryDirectory.appending(path: "frist-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: root.appending(path: "plans.d"), withIntermediateDirectories: true)
    try write("frist.yaml", "mail: {from: frist@by.example}\n")
    try write(
      "directory.yaml",
      """
      recipients:
        sjef: {name: Rådmannen, mail: sjef@by.example}
        helse: {name: Helse, mail: helse@by.example, superior: sjef}

      """)
    try plan(deadline: deadline)
  }

  deinit { try? FileManager.default.removeItem(at: root) }  // what is left is in a temporary directory

  func plan(deadline: String) throws {
    try write(
      "plans.d/by.yaml",
      """
      title: Plan
      municipality: By
      owner: sjef
      coordinator: sjef
      measures:
        - {id: "1", title: Tiltak, responsible: [helse], deadline: "\(deadline)"}

      """)
  }

  /// - Parameter replacing: Whether what has that name, a directory for one, goes first.
  func write(_ name: String, _ text: String, replacing: Bool = false) throws {
    if replacing, FileManager.default.fileExists(atPath: root.appending(path: name).path) {
      try FileManager.default.removeItem(at: root.appending(path: name))
    }
    try FileManager.default.createDirectory(
      at: root.appending(path: name).deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: root.appending(path: name))
  }

  /// Removes a file, where it is there.
  func remove(_ name: String) throws {
    let file = root.appending(path: name)
    if FileManager.default.fileExists(atPath: file.path) { try FileManager.default.removeItem(at: file) }
  }

  var spool: URL { root.appending(path: "spool") }

  var office: Office.Premises {
    Office.Premises(
      config: root.appending(path: "frist.yaml").path, state: root.appending(path: "state").path, spool: spool.path)
  }

  /// An office that stands at a moment.
  func open(at moment: String) throws -> Office {
    try Office(office, mode: .replay) { _, last in max(last ?? CivilMoment(moment)!, CivilMoment(moment)!) }
  }

  /// Names of files below the spool; the stage's own name is none.
  func files(_ directory: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: spool.appending(path: directory).path)) ?? []
    return names.filter { !$0.hasPrefix(".name-") }.sorted()
  }

  /// Another state directory on the same files and the same spool.
  var otherState: Office.Premises {
    Office.Premises(config: office.config, state: root.appending(path: "other").path, spool: spool.path)
  }
}
