extension Control {
  /// The static pages of all plans, for an intranet's web server. With more, in several replies.
  public struct Pages: ControlMethod {
    public static let name = "Pages"
    public static let changes = false
    public static let streams = true

    public init() {}

    /// A file of the folder.
    public struct Page: Codable, Hashable, Sendable {
      /// Below the folder, with / between.
      public var path: String
      public var content: String

      public init(path: String, content: String) {
        self.path = path
        self.content = content
      }
    }

    public struct Reply: Codable, Hashable, Sendable {
      public var pages: [Page]

      public init(pages: [Page]) {
        self.pages = pages
      }
    }
  }
}
