import FristControl
import FristProgram

/// A folder of static pages.
struct PageFolder {
  struct Change: Encodable {
    var written = 0
    var sentence: String { "" }
  }
  init(_ path: String) {}
  func write(_ pages: [Control.Pages.Page]) throws(Failure) -> Change { throw Failure(.failed, "not yet") }
}
