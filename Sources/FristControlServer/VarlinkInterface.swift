/// One interface a service implements: its description and who answers its calls.
public struct VarlinkInterface: Sendable {
  /// Answers a call, now or later, from whichever thread.
  ///
  /// Runs on the event loop's only thread: whatever takes longer than a glance belongs on a queue or in a task.
  public typealias Handler = @Sendable (_ call: Call, _ reply: Replier) -> Void

  /// `org.fristd.Control`.
  public let name: String
  /// The interface in the Varlink definition language, as GetInterfaceDescription gives it.
  public let description: String
  /// The methods the description declares; a call of any other is answered before it comes to the handler.
  let methods: Set<String>
  let handler: Handler

  /// - Precondition: `description` begins with `interface NAME`.
  public init(name: String, description: String, handler: @escaping Handler) {
    let words = VarlinkInterface.words(in: description)
    precondition(words.starts(with: ["interface", name]), "the description is not that of \(name)")
    self.name = name
    self.description = description
    // `method` cannot begin anything else, and a field of that name is followed by a colon.
    methods = Set(zip(words, words.dropFirst()).filter { $0.0 == "method" && $0.1 != ":" }.map(\.1))
    self.handler = handler
  }

  /// The words and the colons of a definition, comments left out.
  private static func words(in description: String) -> [String] {
    description.split(whereSeparator: \.isNewline).flatMap { line in
      line.prefix { $0 != "#" }.replacing(":", with: " : ").split { $0.isWhitespace || "(),".contains($0) }.map(
        String.init)
    }
  }
}

/// What GetInfo says of a service.
public struct ServiceInfo: Sendable {
  public let vendor: String
  public let product: String
  public let version: String
  public let url: String

  public init(vendor: String, product: String, version: String, url: String) {
    self.vendor = vendor
    self.product = product
    self.version = version
    self.url = url
  }
}
